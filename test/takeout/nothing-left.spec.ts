import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { belongings } from '#src/belongings';
import { Archive } from '#src/archives/archive.entity';
import { ArchiveFolder } from '#src/archives/archive-folder';
import { Erasure } from '#src/connect/erasure.entity';
import { Outbox } from '#src/jobs/outbox';
import { Athlete } from '#src/people/athlete.entity';
import { ProfileChanged } from '#src/people/people.topics';
import type { Belonging } from '#src/takeout/belongings.port';
import type { Person } from '#src/takeout/possessions';
import { TakeoutFolders } from '#src/takeout/takeout-folders';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { everyRow, tablesWith } from '../support/every-table.js';
import { FilledTables } from '../support/filled-tables.js';

const PROFILE = {
  sex: 'female',
  birthDate: '1991-07-13',
  heightCm: 181.743101,
  vo2maxMlKgMin: 51.743102,
  restingHeartRateBpm: 43.743103,
  maxHeartRateBpm: 191.743104,
  ftpW: 251.743105,
  heartRateReliable: false,
  usualClothing: 'winter',
  indoorAirC: 21.743106,
  indoorHumidityPct: 41.743107,
  indoorFan: true,
} as const;

let svett: TestApp;
let ada: Browser;
let adas: FilledTables;
let evas: FilledTables;
let nobodys: FilledTables;
beforeEach(async () => {
  svett = await anApp();
  ada = await svett.athlete();
  const eva = await svett.athlete('eva@example.org');
  expect((await ada.put('/api/v1/profile', PROFILE)).statusCode).toBe(200);
  await svett.work();
  nobodys = await filled('planted-for-nobody', null);
  adas = await filled('planted-for-ada', await personAt(ada));
  evas = await filled('planted-for-eva', await personAt(eva));
});
afterEach(() => svett.close());

async function personAt(who: Browser): Promise<Person> {
  const { accountId, athleteId } = (await who.get('/api/v1/me')).json();
  return { accountId, athleteId };
}

async function filled(mark: string, person: Person | null): Promise<FilledTables> {
  const rows = new FilledTables(svett.database, person, mark, person && nobodys);
  await rows.fill(belongings);
  if (person) await somethingToDoFor(person);
  return rows;
}

/** Facts are nobody's by their table, and yet tell of people. */
async function somethingToDoFor({ athleteId }: Person): Promise<void> {
  const when = { key: `${athleteId}:planted`, dueAt: new Date('2099-01-01') };
  await svett.database.transaction((tx) => svett.get(Outbox).put(tx, ProfileChanged, { athleteId }, when));
}

const namesOf = (isMeant: (one: Belonging) => boolean) =>
  belongings
    .filter(isMeant)
    .map(({ table }) => svett.database.shape(table).name)
    .toSorted();
const everyTable = () => namesOf(() => true);
const all = () => everyRow(svett.database);
const tablesOf = async ({ words }: FilledTables) => tablesWith(await all(), words).toSorted();

/** What stands in rows that name one of these, table by table. */
async function toldOf({ words }: FilledTables, tables: readonly string[]): Promise<Record<string, string[]>> {
  const rows = await all();
  const told = tables.map((name) => {
    const lines = rows.get(name)!.split('\n');
    return [name, lines.filter((line) => words.some((word) => line.includes(word))).toSorted()] as const;
  });
  return Object.fromEntries(told);
}

/** What lies on the disk while the planted task and archive are under way. */
async function layOut(rows: FilledTables): Promise<void> {
  const { fileName } = (await svett.database.read(Archive).findOneBy({ id: rows.idOf('archive') }))!;
  const [folders, archives] = [svett.get(TakeoutFolders), svett.get(ArchiveFolder)];
  const taskId = rows.idOf('task');
  const takeouts = [folders.exportOf(taskId), folders.unfinishedOf(taskId), folders.handedInOf(taskId)];
  for (const path of [...takeouts, archives.fileOf(fileName!)]) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, rows.mark);
  }
}

/** Files of the data folder, the database's own among them, in which one of these words stands. */
async function filesWith(words: readonly string[]): Promise<string[]> {
  const found = [];
  for (const entry of await readdir(svett.settings.dataFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (words.some((word) => bytes.includes(word))) found.push(entry.name);
  }
  return found;
}

test('every table can be filled, and is', async () => {
  const theirs = namesOf(({ whose }) => whose !== 'nobody');
  expect(await tablesOf(adas)).toEqual([...theirs, 'outbox'].toSorted());
  expect(await tablesOf(nobodys)).toEqual(namesOf(({ whose }) => whose === 'nobody'));
  const { athleteId } = await personAt(ada);
  const row = await svett.database.read(Athlete).findOneBy({ id: athleteId });
  expect(Object.entries(row!).filter(([, value]) => value === null)).toEqual([]);
});

test('of an erased account only the record of it is left, and nobody else’s row is touched', async () => {
  const others = [evas, nobodys];
  const before = await Promise.all(others.map((rows) => toldOf(rows, everyTable())));
  expect((await ada.delete('/api/v1/me', { erase: 'account' })).statusCode).toBe(204);
  expect(await tablesOf(adas)).toEqual(namesOf(({ whose }) => whose === 'record'));
  expect(await Promise.all(others.map((rows) => toldOf(rows, everyTable())))).toEqual(before);
  await svett.work();
  expect(await tablesOf(adas)).toEqual(namesOf(({ whose }) => whose === 'record'));
});

test('of an erased account no file is left, and in the database’s own nothing but the record', async () => {
  await layOut(adas);
  await layOut(evas);
  expect((await ada.delete('/api/v1/me', { erase: 'account' })).statusCode).toBe(204);
  const athleteId = adas.idOf('athlete');
  await svett.database.transaction((tx) => tx.delete(Erasure, { athleteId }));
  await svett.database.wipe();
  expect(await filesWith(adas.words)).toEqual([]);
  expect((await filesWith([evas.mark])).filter((name) => !name.startsWith('svett.sqlite'))).toHaveLength(4);
});

test('of erased data only what the account is made of is left, as it was', async () => {
  await layOut(adas);
  const stays = namesOf(({ onErasure }) => onErasure === 'stays');
  const before = [await toldOf(adas, stays), await toldOf(evas, everyTable())];
  expect((await ada.delete('/api/v1/me/data', { erase: 'data' })).statusCode).toBe(204);
  expect([await toldOf(adas, stays), await toldOf(evas, everyTable())]).toEqual(before);
  await svett.work();
  const left = namesOf(({ whose, onErasure }) => whose === 'record' || onErasure !== undefined);
  expect(await tablesOf(adas)).toEqual(left);
  expect((await filesWith([adas.mark])).filter((name) => !name.startsWith('svett.sqlite'))).toEqual([]);
  const { athleteId } = await personAt(ada);
  const row = await svett.database.read(Athlete).findOneBy({ id: athleteId });
  const told = Object.entries(row!).filter(([, value]) => value !== null);
  expect(Object.fromEntries(told)).toEqual({
    ...{ id: athleteId, accountId: expect.any(String), createdAt: expect.any(Date) },
    ...{ birthDate: PROFILE.birthDate, heartRateReliable: true },
  });
});
