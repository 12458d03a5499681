import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Tasks } from '#src/people/tasks';
import { Imports } from '#src/takeout/imports';
import { Unpacker } from '#src/takeout/unpacker';
import { aFitFile } from '../support/activity-files.js';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { everyRow, tablesWith } from '../support/every-table.js';
import { bringHome, takeout } from '../support/moving.js';

const WHAT_STAYS = ['athlete', 'consent', 'erasure'];

let old: TestApp;
let zip: Buffer;
beforeAll(async () => {
  old = await anApp();
  const ada = await old.athlete();
  for (let n = 1; n <= 30; n++) {
    const measuredOn = `2026-05-${String(n).padStart(2, '0')}`;
    await ada.post('/api/v1/profile/masses', { measuredOn, massKg: 68 + n / 100 });
  }
  const bytes = aFitFile({ startedAt: new Date('2026-06-01T08:00:00Z'), minutes: 50, everyS: 5 });
  await ada.upload({ name: 'a.fit', bytes });
  await old.work();
  zip = await takeout(old, ada);
});
afterAll(() => old.close());

let svett: TestApp;
let who: Browser;
let person: { accountId: string; athleteId: string };
let erased: Promise<number> | null;
beforeEach(async () => {
  svett = await anApp({ clock: old.clock });
  who = await svett.athlete('ada@elsewhere.example');
  person = (await who.get('/api/v1/me')).json();
  erased = null;
});
afterEach(() => svett.close());

const erase = () =>
  (erased ??= who.delete('/api/v1/me/data', { erase: 'data' }).then(({ statusCode }) => statusCode));
/** But for when they are looked at next, which stays with the account if anybody has come to write it down. */
const theirs = async () =>
  tablesWith(await everyRow(svett.database), [person.athleteId])
    .filter((table) => table !== 'agenda')
    .toSorted();

/** Erases between the first batch of rows and the second. */
function eraseAfterOneBatch(): void {
  const unpacker = svett.get(Unpacker);
  const write = unpacker.write.bind(unpacker);
  unpacker.write = (unpacking, belonging, written) =>
    write(unpacking, belonging, async (rows) => {
      await written(rows);
      await erase();
    });
}

test('an import that is under way brings nothing after the data was erased', async () => {
  eraseAfterOneBatch();
  expect(await bringHome(svett, who, zip)).toMatchObject({ code: 'people.no-such-task' });
  expect(await erased).toBe(204);
  await svett.work();
  expect(await theirs()).toEqual(WHAT_STAYS);
});

test('nor does one that is writing while the data is being erased', async () => {
  const tasks = svett.get(Tasks);
  const demandOpen = tasks.demandOpen.bind(tasks);
  let begun = () => undefined as void;
  const erasing = new Promise<void>((resolve) => (begun = resolve)).then(erase);
  tasks.demandOpen = async (tx, id) => {
    await demandOpen(tx, id);
    begun();
    await setTimeout(30);
  };
  await bringHome(svett, who, zip);
  await erasing;
  expect(await erased).toBe(204);
  await svett.work();
  expect(await theirs()).toEqual(WHAT_STAYS);
});

test('nor does the command, which says why it stopped', async () => {
  const path = join(svett.settings.dataFolder, 'ada.zip');
  await writeFile(path, zip);
  eraseAfterOneBatch();
  const taken = svett.get(Imports).takeNow(person, path, () => Promise.resolve());
  await expect(taken).rejects.toThrow('was erased while the export came in');
  await svett.work();
  expect(await theirs()).toEqual(WHAT_STAYS);
});

test('a command that was broken off goes on with the task it began', async () => {
  const path = join(svett.settings.dataFolder, 'ada.zip');
  await writeFile(path, zip);
  const take = () => svett.get(Imports).takeNow(person, path, () => Promise.resolve());
  await svett.database.transaction((tx) => svett.get(Tasks).begin(tx, person.athleteId, 'import-by-command'));
  expect((await take()).added).toMatchObject({ mass: 30, session: 1 });
  const tasks = await svett.get(Tasks).list(person.athleteId);
  expect(tasks.map(({ state }) => state)).toEqual(['done']);
});
