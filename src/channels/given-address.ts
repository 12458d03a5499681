import { isIP } from 'node:net';

/** Names that lead nowhere but here, or into somebody's own network. */
const INSIDE = /(^|\.)(localhost|local|internal|lan|home|arpa|invalid)$/;

/**
 * Whether an address somebody gave may be kept at all: https, a name and no number, nobody's password in it. Where its
 * name leads is looked at each time it is called (integrations/http/outgoing-http.ts).
 */
export function mayBeCalled(address: string, allowsPrivate: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (allowsPrivate) return protocol === 'https:' || protocol === 'http:';
  const isNumber = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  return protocol === 'https:' && !isNumber && hostname.includes('.') && !INSIDE.test(hostname);
}
