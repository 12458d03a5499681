import { type Finding, advice, clockFinding, ok, wrong } from '#src/cli/finding';
import { isLoopback } from '#src/config/own-address';
import type { Settings } from '#src/config/settings';

const ANSWERS_WITHIN_MS = 10_000;

/** What people on other machines can do. */
export function address({ publicUrl, allowPlainHttp, host }: Settings): Finding {
  if (publicUrl?.startsWith('https:')) return ok('address.https', { publicUrl });
  if (allowPlainHttp) return advice('address.readable');
  return publicUrl !== null || isLoopback(host)
    ? advice('address.this-machine')
    : wrong('address.plain-http');
}

/** Asks as somebody outside would: whether the way here leads here, and whether proxies pass on what they must. */
export async function throughTheAddress(
  { publicUrl, trustedProxies }: Settings,
  now: Date,
): Promise<Finding[]> {
  if (publicUrl === null) return [];
  try {
    const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
    const { headers, status } = await fetch(`${publicUrl}/livez`, { signal, redirect: 'manual' });
    if (status !== 200) return [wrong('way-in.elsewhere', { status })];
    const date = Date.parse(headers.get('date') ?? '');
    const seenAsHttps = headers.has('strict-transport-security');
    return [
      !publicUrl.startsWith('https:') || seenAsHttps
        ? ok('way-in.here')
        : wrong('way-in.not-seen-as-https', { trustedProxies }),
      ...(Number.isNaN(date) ? [] : [clockFinding(Math.abs(now.getTime() - date) / 1000, 'public-url')]),
    ];
  } catch (error) {
    const { code = 'none' } = ((error as Error).cause ?? {}) as { code?: string };
    return [advice('way-in.silent', { code })];
  }
}
