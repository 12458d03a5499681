import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

const KEY_BYTES = 32;
const WRITTEN = /^[\w-]{1,40}:[A-Za-z0-9+/_-]{43}=?$/;

/** A key that links' tokens are sealed with. */
export interface TokenKey {
  /** Stands beside what is sealed with it; tells nothing of the key. */
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

/** The newest first: it seals, the others still open. */
export type TokenKeys = [TokenKey, ...TokenKey[]];

/** `id:base64`, as keys are written in secrets.json and TOKEN_KEYS. */
export const WrittenTokenKey = z
  .string()
  .regex(WRITTEN, 'must be id:key, the key 32 bytes in base64')
  .transform((written): TokenKey => {
    const [id = '', key = ''] = written.split(':');
    return { id, key: Buffer.from(key, 'base64') };
  });

/** The newest first, with commas between. */
export const TokenKeyList = z
  .string()
  .transform((list) => list.split(',').map((part) => part.trim()))
  .pipe(
    z
      .tuple([WrittenTokenKey], WrittenTokenKey)
      .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'must not name one id twice'),
  );

export function writtenTokenKey({ id, key }: TokenKey): string {
  return `${id}:${key.toString('base64')}`;
}

export function newTokenKey(): TokenKey {
  return named(randomBytes(KEY_BYTES));
}

/**
 * The first key of an installation from before there were any. Made from what it already has, so that processes that
 * start together all come to the same one.
 */
export function tokenKeyFrom(secret: Buffer): TokenKey {
  return named(Buffer.from(hkdfSync('sha256', secret, '', 'svett token key', KEY_BYTES)));
}

function named(key: Buffer): TokenKey {
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 12), key };
}
