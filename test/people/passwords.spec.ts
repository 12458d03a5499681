import { expect, test } from '@jest/globals';
import { hashPassword, isPassword, Password } from '#src/people/passwords';

test('a password is kept as argon2id, each time with another salt', async () => {
  const [one, other] = await Promise.all([
    hashPassword('correct horse battery'),
    hashPassword('correct horse battery'),
  ]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
  expect(await isPassword('correct horse battery', one)).toBe(true);
  expect(await isPassword('correct horse batterie', one)).toBe(false);
});

test('letters that look alike are alike, however the keyboard wrote them', async () => {
  const hash = await hashPassword('blåbärssoppa varm'.normalize('NFD'));
  expect(await isPassword('blåbärssoppa varm'.normalize('NFC'), hash)).toBe(true);
});

test('nobody’s account has no password', async () => {
  expect(await isPassword('the password of nobody', null)).toBe(false);
});

test('twelve characters are enough, and no more is asked of them', () => {
  expect(Password.safeParse('aaaaaaaaaaaa').success).toBe(true);
  expect(Password.safeParse('Aa1!Aa1!').success).toBe(false);
});
