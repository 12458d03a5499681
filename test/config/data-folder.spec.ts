import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { isOpenToOthers, openDataFolder } from '#src/config/data-folder';

let folder: string;
let data: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svett-folder-'));
  data = join(folder, 'data');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

test('a folder that others could look into is closed to them, as long as it holds nothing but ours', async () => {
  await mkdir(data);
  await writeFile(join(data, 'svett.sqlite'), '');
  await chmod(data, 0o755);
  expect(await isOpenToOthers(data)).toBe(true);
  await openDataFolder(data);
  expect([await modeOf(data), await isOpenToOthers(data)]).toEqual([0o700, false]);
});

test('a folder that others live in as well keeps its mode', async () => {
  await mkdir(join(data, 'somebody'), { recursive: true });
  await chmod(data, 0o755);
  await openDataFolder(data);
  expect([await modeOf(data), await isOpenToOthers(data)]).toEqual([0o755, true]);
});

test('a file where the folder should be is told, not overwritten', async () => {
  await writeFile(data, 'a letter');
  await expect(openDataFolder(data)).rejects.toThrow(/is no folder but a file; move it away/);
  await expect(openDataFolder(join(data, 'deeper'))).rejects.toThrow(/SVETT_DATA/);
});
