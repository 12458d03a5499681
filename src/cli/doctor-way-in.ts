import { type Finding, advice, clockFinding, ok, wrong } from '#src/cli/finding';
import { isLoopback } from '#src/config/own-address';
import type { Settings } from '#src/config/settings';

const ANSWERS_WITHIN_MS = 10_000;

/** What people on other machines can do. */
export function address({ publicUrl, allowPlainHttp, host }: Settings): Finding {
  const guide = 'docs/https.md shows how.';
  if (publicUrl?.startsWith('https:')) return ok('address', `People reach Svett at ${publicUrl}.`);
  if (allowPlainHttp) {
    const says = 'Passwords and health data travel readable over this network (ALLOW_PLAIN_HTTP).';
    return advice('address', says, `Give Svett an https address when you can: ${guide}`);
  }
  const needs = 'Notices from services, sign-in by passkey from elsewhere and push need an https address';
  if (publicUrl !== null || isLoopback(host))
    return advice('address', `Svett answers this machine only. ${needs}.`, `Set PUBLIC_URL: ${guide}`);
  const says = 'Other machines reach Svett over plain http, where nobody can sign in.';
  return wrong('address', says, `Set PUBLIC_URL: ${guide} At home, ALLOW_PLAIN_HTTP=true does as well.`);
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
    if (status !== 200)
      return [
        wrong('way in', `PUBLIC_URL answers ${status}.`, 'Is Svett running, and does the proxy lead to it?'),
      ];
    const date = Date.parse(headers.get('date') ?? '');
    const seenAsHttps = headers.has('strict-transport-security');
    return [
      !publicUrl.startsWith('https:') || seenAsHttps
        ? ok('way in', 'PUBLIC_URL leads here.')
        : wrong(
            'way in',
            `PUBLIC_URL leads here, but Svett does not see that it is https (TRUSTED_PROXIES is ${trustedProxies}).`,
            'Let the proxy send X-Forwarded-Proto and Host, and count every proxy in TRUSTED_PROXIES: docs/https.md',
          ),
      ...(Number.isNaN(date) ? [] : [clockFinding(Math.abs(now.getTime() - date) / 1000, 'PUBLIC_URL')]),
    ];
  } catch (error) {
    const { code = 'no answer' } = ((error as Error).cause ?? {}) as { code?: string };
    const mend =
      'Is Svett running? Does the name lead to this machine, also from inside, and is the certificate valid?';
    return [advice('way in', `PUBLIC_URL cannot be reached from this machine (${code}).`, mend)];
  }
}
