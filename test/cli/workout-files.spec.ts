import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UnreadablePath } from '#src/cli/exit-code';
import { workoutFilesIn } from '#src/cli/workout-files';
import { wordsIn } from '#src/words/words';

const say = wordsIn('en');
let folder: string;
const at = (...names: string[]) => join(folder, ...names);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'svett-files-'));
  mkdirSync(at('2025', 'may.fit'), { recursive: true });
  for (const name of ['b.fit', 'a.TCX', 'notes.txt', '2025/c.gpx.gz', '2025/may.fit/d.fit', '2025/e.zip'])
    writeFileSync(at(name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('finds the workouts in a folder and the folders in it, in order', async () => {
  expect(await workoutFilesIn([folder], say)).toEqual(
    ['2025/c.gpx.gz', '2025/may.fit/d.fit', 'a.TCX', 'b.fit'].map((name) => at(name)),
  );
});

test('takes a file that is named, whatever its ending, and each once', async () => {
  expect(await workoutFilesIn([at('notes.txt'), at('b.fit'), at('b.fit'), at('2025')], say)).toEqual(
    ['2025/c.gpx.gz', '2025/may.fit/d.fit', 'b.fit', 'notes.txt'].map((name) => at(name)),
  );
});

test('says which path is not there', async () => {
  await expect(workoutFilesIn([at('b.fit'), at('gone')], say)).rejects.toThrow(UnreadablePath);
  await expect(workoutFilesIn([at('gone')], say)).rejects.toThrow(at('gone'));
});
