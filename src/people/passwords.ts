import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';

/** Long enough to be hard to guess; what is in it is nobody's business. */
export const Password = z
  .string()
  .min(12, 'use at least 12 characters; a few words in a row are easy to remember')
  .max(200, 'use at most 200 characters');

/** Argon2id with the library's parameters: 19 MiB, two passes, one lane (OWASP's first recommendation). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'));
}

/** What stands in a row whose owner has chosen no password and comes in another way. No password hashes to it. */
export const NO_PASSWORD = 'none';

let nobodys: Promise<string> | undefined;

/** Takes as long for an account that does not exist (`null`) as for one that does, so that time tells nobody which is which. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  nobodys ??= hashPassword('the password of nobody');
  const known = passwordHash === NO_PASSWORD ? null : passwordHash;
  const fits = await verify(known ?? (await nobodys), password.normalize('NFC'));
  return fits && known !== null;
}
