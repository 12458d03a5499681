import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Secrets } from '#src/config/secrets';

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
