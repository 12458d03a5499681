import { createECDH } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Secrets } from '#src/config/secrets';
import { Settings } from '#src/config/settings';

let folder: string;
let data: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svett-secrets-'));
  data = join(folder, 'data');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('the first start makes secrets that only their owner may read, and later starts find them', async () => {
  const made = await Secrets.open(data);
  expect(made.tokenPepper).toHaveLength(32);
  expect((await stat(data)).mode & 0o777).toBe(0o700);
  expect((await stat(join(data, 'secrets.json'))).mode & 0o777).toBe(0o600);
  expect((await Secrets.open(data)).tokenPepper).toEqual(made.tokenPepper);
});

test('two installations have different secrets', async () => {
  const [one, other] = await Promise.all([Secrets.open(data), Secrets.open(join(folder, 'other'))]);
  expect(one.tokenPepper).not.toEqual(other.tokenPepper);
});

test('starts that happen together agree on one secret and leave no drafts behind', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => Secrets.open(data)));
  expect(new Set(all.map(({ tokenPepper }) => tokenPepper.toString('hex'))).size).toBe(1);
  expect(await readdir(data)).toEqual(['secrets.json']);
});

test('secrets that others may read are refused, with the remedy', async () => {
  await Secrets.open(data);
  await chmod(join(data, 'secrets.json'), 0o644);
  await expect(Secrets.open(data)).rejects.toThrow(/chmod 600/);
});

test('a damaged file is refused, kept, and not quoted', async () => {
  await Secrets.open(data);
  await writeFile(join(data, 'secrets.json'), '{"tokenPepper":"half of a sec');
  const refusal = await Secrets.open(data).catch((error: Error) => error.message);
  expect(refusal).toContain('damaged');
  expect(refusal).not.toContain('half of a sec');
  expect(await readFile(join(data, 'secrets.json'), 'utf8')).toContain('half of a sec');
});

const pushKeysOnDisk = (file: string) => (JSON.parse(file) as { pushKeys: unknown }).pushKeys;
const path = () => join(data, 'secrets.json');
const oldFile = { tokenPepper: Buffer.alloc(32, 7).toString('base64url') };

test('a file from before there were token keys gets one, and keeps its pepper', async () => {
  await mkdir(data, { mode: 0o700 });
  await writeFile(path(), JSON.stringify(oldFile), { mode: 0o600 });
  const { tokenPepper, tokenKeys } = await Secrets.open(data);
  expect(tokenPepper).toEqual(Buffer.alloc(32, 7));
  expect(tokenKeys).toHaveLength(1);
  expect(tokenKeys[0].key).toHaveLength(32);
  expect((await stat(path())).mode & 0o777).toBe(0o600);
  expect((await Secrets.open(data)).tokenKeys).toEqual(tokenKeys);
  expect(JSON.parse(await readFile(path(), 'utf8'))).toMatchObject(oldFile);
});

test('processes that bring an old file up to date together agree on its key', async () => {
  await mkdir(data, { mode: 0o700 });
  await writeFile(path(), JSON.stringify(oldFile), { mode: 0o600 });
  const all = await Promise.all(Array.from({ length: 8 }, () => Secrets.open(data)));
  const now = (await Secrets.open(data)).tokenKeys;
  for (const { tokenKeys } of all) expect(tokenKeys).toEqual(now);
  expect(await readdir(data)).toEqual(['secrets.json']);
});

test('push services know an installation by a pair of its own, the same on every start', async () => {
  const [one, again, other] = [
    await Secrets.open(data),
    await Secrets.open(data),
    await Secrets.open(join(folder, 'other')),
  ];
  const { publicKey, privateKey } = one.pushKeys;
  expect(again.pushKeys).toEqual(one.pushKeys);
  expect(other.pushKeys.publicKey).not.toBe(publicKey);
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  expect(pair.getPublicKey('base64url')).toBe(publicKey);
});

test('a file from before there were push keys gets a pair that all who start together agree on, and keeps the rest', async () => {
  const before = await Secrets.open(data);
  const { pushKeys: _, ...old } = JSON.parse(await readFile(path(), 'utf8')) as Record<string, unknown>;
  await writeFile(path(), JSON.stringify(old), { mode: 0o600 });
  const all = await Promise.all(Array.from({ length: 8 }, () => Secrets.open(data)));
  for (const { pushKeys, tokenKeys } of all) {
    expect(pushKeys).toEqual(all[0]!.pushKeys);
    expect(tokenKeys).toEqual(before.tokenKeys);
  }
  expect(pushKeysOnDisk(await readFile(path(), 'utf8'))).toEqual(all[0]!.pushKeys);
});

test('a change of token keys leaves what phones subscribed for as it is', async () => {
  const secrets = await Secrets.open(data);
  const before = secrets.pushKeys;
  await secrets.addTokenKey();
  await secrets.retireOldTokenKeys();
  expect((await Secrets.open(data)).pushKeys).toEqual(before);
});

test('two installations have different token keys', async () => {
  const [one, other] = await Promise.all([Secrets.open(data), Secrets.open(join(folder, 'other'))]);
  expect(one.tokenKeys[0].id).not.toBe(other.tokenKeys[0].id);
});

test('a running process sees a key that another one added or retired', async () => {
  const running = await Secrets.open(data);
  const [first] = running.tokenKeys;
  const command = await Secrets.open(data);
  await command.addTokenKey();
  expect(running.tokenKeys).toHaveLength(2);
  expect(running.tokenKeys[1]).toEqual(first);
  await command.retireOldTokenKeys();
  expect(running.tokenKeys).toHaveLength(1);
  expect(running.tokenKeys[0]).not.toEqual(first);
});

test('keys the operator gives go before those of the file', async () => {
  const { tokenKeys: given } = Settings.from({
    TOKEN_KEYS: `mine:${Buffer.alloc(32, 1).toString('base64')}`,
  });
  const secrets = await Secrets.open(data, given);
  expect(secrets.tokenKeys).toEqual([{ id: 'mine', key: Buffer.alloc(32, 1) }]);
  expect(secrets.keepsTokenKeys).toBe(false);
});

test('a secret for a purpose is the same on every start, and another for another purpose or installation', async () => {
  const [one, again, other] = [
    await Secrets.open(data),
    await Secrets.open(data),
    await Secrets.open(join(folder, 'o')),
  ];
  expect(one.derive('webhook:strava')).toMatch(/^[\w-]{32}$/);
  expect(again.derive('webhook:strava')).toBe(one.derive('webhook:strava'));
  expect(
    new Set([one.derive('webhook:strava'), one.derive('webhook:garmin'), other.derive('webhook:strava')])
      .size,
  ).toBe(3);
});
