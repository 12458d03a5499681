import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SealBroken, SealKeyMissing } from '#src/database/seal.problems';
import { aboutLink } from '#src/connect/sealed-about';
import { type Sealed, Vault } from '#src/database/vault';
import { aLinkRoom, type LinkRoom } from '../support/link-room.js';

let room: LinkRoom;
let vault: Vault;
beforeAll(async () => {
  room = await aLinkRoom();
  vault = room.get(Vault);
});
afterAll(() => room.close());

const seal = (text: string, about: string) => room.database.transaction((tx) => vault.seal(tx, text, about));
const mine = aboutLink('a1');

test('what is sealed opens to the same, whatever it says', async () => {
  for (const text of ['a token', '', 'ångström 🚴', 'x'.repeat(100_000)])
    expect(vault.open(await seal(text, mine), mine)).toBe(text);
});

test('what is sealed can be read nowhere in the bytes, and is sealed otherwise each time', async () => {
  const [one, other] = [await seal('secret-token', mine), await seal('secret-token', mine)];
  expect(one.bytes.includes('secret')).toBe(false);
  expect(one.bytes.equals(other.bytes)).toBe(false);
  expect(one.keyId).toBe(vault.newestKeyId);
});

test('moved to another link it does not open', async () => {
  const sealed = await seal('a token', mine);
  expect(() => vault.open(sealed, aboutLink('a2'))).toThrow(SealBroken);
});

test('with any bit of it changed it does not open', async () => {
  const { keyId, bytes } = await seal('a token', mine);
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1;
    expect(() => vault.open({ keyId, bytes: changed }, mine)).toThrow(SealBroken);
  }
  for (let length = 0; length < bytes.length; length++)
    expect(() => vault.open({ keyId, bytes: bytes.subarray(0, length) }, mine)).toThrow(SealBroken);
});

test('without its key it says what to do, and nothing of what it holds', async () => {
  const sealed: Sealed = { ...(await seal('a token', mine)), keyId: 'lost' };
  expect(() => vault.open(sealed, mine)).toThrow(SealKeyMissing);
  expect(() => vault.open(sealed, mine)).toThrow(/restore secrets.json/);
});

test('as a text for a fact it opens as well', async () => {
  const wrapped = await room.database.transaction((tx) => vault.wrap(tx, '{"watts":200}', mine));
  expect(wrapped).not.toContain('watts');
  expect(vault.isNewest(wrapped)).toBe(true);
  expect(vault.unwrap(wrapped, mine)).toBe('{"watts":200}');
  expect(() => vault.unwrap('rubbish', mine)).toThrow(SealKeyMissing);
});
