import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { PushKeys } from '#src/config/push-keys';

/** RFC 8292 allows a day. */
const GOOD_FOR_S = 12 * 3600;

/** Tells push services who we are: a signed note for each of them (VAPID, RFC 8292). */
export class Vapid {
  private readonly key: KeyObject;

  constructor(
    private readonly keys: PushKeys,
    private readonly contact: string,
  ) {
    const point = Buffer.from(keys.publicKey, 'base64url');
    const x = point.subarray(1, 33).toString('base64url');
    const y = point.subarray(33).toString('base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x, y, d: keys.privateKey };
    this.key = createPrivateKey({ key: jwk, format: 'jwk' });
  }

  /** What stands in `Authorization`. */
  header(endpoint: string, now: Date): string {
    const claims = {
      aud: new URL(endpoint).origin,
      exp: Math.floor(now.getTime() / 1000) + GOOD_FOR_S,
      sub: this.contact,
    };
    const told = [{ typ: 'JWT', alg: 'ES256' }, claims].map(inBase64).join('.');
    const signature = sign('sha256', Buffer.from(told), { key: this.key, dsaEncoding: 'ieee-p1363' });
    return `vapid t=${told}.${signature.toString('base64url')}, k=${this.keys.publicKey}`;
  }
}

function inBase64(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
