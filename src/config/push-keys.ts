import { createECDH, hkdfSync } from 'node:crypto';
import { z } from 'zod';

const CURVE = 'prime256v1';
const KEY_BYTES = 32;

/**
 * What push services know us by (VAPID, RFC 8292): a pair on the curve P-256, base64url. Browsers subscribe for the public
 * half, so that losing it loses every phone.
 */
export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

export const WrittenPushKeys = z.object({
  publicKey: z.string().regex(/^[\w-]{87}$/),
  privateKey: z.string().regex(/^[\w-]{43}$/),
});

export function newPushKeys(): PushKeys {
  const pair = createECDH(CURVE);
  pair.generateKeys();
  return written(pair.getPublicKey(), pair.getPrivateKey());
}

/**
 * The pair of an installation from before there were any. Made from what it already has, so that processes that start
 * together all come to the same one.
 */
export function pushKeysFrom(secret: Buffer): PushKeys {
  const privateKey = Buffer.from(hkdfSync('sha256', secret, '', 'svett push key', KEY_BYTES));
  const pair = createECDH(CURVE);
  pair.setPrivateKey(privateKey); // refuses what is no key of the curve: one secret in 2^32
  return written(pair.getPublicKey(), privateKey);
}

function written(publicKey: Buffer, privateKey: Buffer): PushKeys {
  const whole = Buffer.concat([Buffer.alloc(KEY_BYTES), privateKey]).subarray(-KEY_BYTES);
  return { publicKey: publicKey.toString('base64url'), privateKey: whole.toString('base64url') };
}
