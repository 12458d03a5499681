import { z } from 'zod';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/** Whether this name leads to the very machine it is said on: nobody listens in on the way there. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

export const AddressEnv = z.object({
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  ALLOW_PLAIN_HTTP: z
    .enum(['true', 'false'])
    .default('false')
    .transform((said) => said === 'true'),
});

type AddressEnv = z.output<typeof AddressEnv>;

/** What each of them alone would allow, and together cannot work. */
export const addressesFit: z.core.CheckFn<AddressEnv> = ({ value, issues }) => {
  const fault = (name: keyof AddressEnv, message: string) =>
    issues.push({ code: 'custom', path: [name], message, input: '' });
  if (value.PUBLIC_URL === undefined) return;
  const url = new URL(value.PUBLIC_URL);
  if (url.pathname.replace(/\/+$/, '') !== '' || url.search !== '' || url.hash !== '')
    fault('PUBLIC_URL', 'must end after the host (and port): Svett answers at the root of a host of its own');
  if (url.username !== '' || url.password !== '') fault('PUBLIC_URL', 'must hold no user name or password');
  if (url.protocol === 'https:' && value.TRUSTED_PROXIES === 0) {
    fault(
      'TRUSTED_PROXIES',
      'must say how many proxies stand in front, mostly 1: PUBLIC_URL is https, which a proxy speaks for Svett (docs/https.md)',
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !value.ALLOW_PLAIN_HTTP) {
    fault(
      'PUBLIC_URL',
      'is not https, so others on the network could read passwords: see docs/https.md, or set ALLOW_PLAIN_HTTP=true on a home network you trust',
    );
  }
};
