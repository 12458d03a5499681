import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Secrets } from '#src/config/secrets';
import { newTokenKey, writtenTokenKey } from '#src/config/token-keys';
import { run } from '../support/command-line.js';
import { readySettings, type FreshPlace } from '../support/settings.js';

let place: FreshPlace;
const environment = { ...process.env };
beforeEach(async () => {
  place = await readySettings();
  process.env['SVETT_DATA'] = place.settings.dataFolder;
  if (place.settings.databaseUrl) process.env['DATABASE_URL'] = place.settings.databaseUrl;
});
afterEach(async () => {
  process.env = { ...environment };
  await place.remove();
});

const keys = async () => (await Secrets.open(place.settings.dataFolder)).tokenKeys;

test('svett keys rotate puts a new key in the place of the old, and says to back it up', async () => {
  const [old] = await keys();
  const { code, out, err } = await run(['keys', 'rotate']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^Sealed anew: 0\. The old key is gone\. Back up secrets\.json anew/);
  const after = await keys();
  expect(after).toHaveLength(1);
  expect(after[0].id).not.toBe(old.id);
});

test('where the operator keeps the keys, it says when the old ones may go', async () => {
  const before = await keys();
  process.env['TOKEN_KEYS'] = writtenTokenKey(newTokenKey());
  const { code, out } = await run(['keys', 'rotate']);
  expect(code).toBe(0);
  expect(out).toContain('first key of TOKEN_KEYS');
  expect(await keys()).toEqual(before);
});
