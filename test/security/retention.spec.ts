import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { belongings } from '#src/belongings';
import { Outbox } from '#src/jobs/outbox';
import { DAY_MS } from '#src/kernel/clock';
import { timetable } from '#src/timetable';
import { anApp, type TestApp } from '../support/app.js';
import { everyRow, tablesWith } from '../support/every-table.js';
import { FilledTables } from '../support/filled-tables.js';

/** When a made-up row says that it was made, seen or over, in every table. */
const PLANTED = Date.UTC(2026, 5, 15);

/** What goes by its age alone, and how many days after that at the latest; 1: the night after its own moment has come. */
const GOES = {
  account_link: 1,
  attempt: 1,
  invitation: 1,
  passkey_challenge: 1,
  provider_newcomer: 1,
  provider_round: 1,
  push_device: 1,
  second_step: 1,
  sign_in: 1,
  team_code: 1,
  oauth_state: 2,
  own_weighing: 8,
  station_weighing: 8,
  talk_word: 14,
  delivery: 400,
  nudge: 400,
};

/** Ages that hang on more than a moment: of what came from Strava, of exports, and of facts. Suites of their own try them. */
const ON_CONDITIONS = ['session_source', 'weather_hour', 'task', 'outbox'];

let svett: TestApp;
let words: string[];
beforeAll(async () => {
  svett = await anApp();
  const ada = await svett.athlete();
  const { accountId, athleteId } = (await ada.get('/api/v1/me')).json();
  const nobodys = new FilledTables(svett.database, null, 'planted-for-nobody');
  await nobodys.fill(belongings);
  const adas = new FilledTables(svett.database, { accountId, athleteId }, 'planted-for-ada', nobodys);
  await adas.fill(belongings);
  words = [...nobodys.words, ...adas.words].filter((word) => word !== accountId && word !== athleteId);
});
afterAll(() => svett.close());

const planted = async () => tablesWith(await everyRow(svett.database), words);

/** So many days after everything was planted, all that the clock does is done once. */
async function daysLater(days: number): Promise<void> {
  svett.clock.pass({ seconds: (PLANTED + days * DAY_MS - svett.clock.now().getTime()) / 1000 });
  await svett.database.transaction(async (tx) => {
    for (const { topic } of timetable) await svett.get(Outbox).put(tx, topic, {}, { key: `day ${days}` });
  });
  await svett.work();
}

test('what goes by its age goes on its day and no day before, and all else stays', async () => {
  const before = await planted();
  expect(before).toEqual(expect.arrayContaining(Object.keys(GOES)));
  const went: Record<string, number> = {};
  for (const day of [...new Set(Object.values(GOES))]) {
    if (day > 2) await daysLater(day - 0.1);
    const early = new Set(await planted());
    expect(Object.entries(GOES).filter(([table, due]) => due >= day && !early.has(table))).toEqual([]);
    await daysLater(day > 2 ? day + 0.1 : day - 0.1);
    const left = new Set(await planted());
    for (const table of before) if (!left.has(table)) went[table] ??= day;
  }
  expect(went).toEqual(GOES);
});

test('the page on privacy tells the same', () => {
  const lines = readFileSync('docs/privacy.md', 'utf8').matchAll(
    /^\| [^|]+ \| (tables? [^|]+) \| ([^|]+) \|$/gm,
  );
  const told = [...lines].flatMap(([, where, until]) =>
    [...where!.matchAll(/`([a-z_]+)`/g)].map(([, table]) => [table!, until!] as const),
  );
  const aged = told
    .filter(([, until]) => /\b(\d+ (days|minutes|hours)|(an|two) hours?|a week)\b/.test(until))
    .map(([table]) => table);
  expect(aged.toSorted()).toEqual([...Object.keys(GOES), ...ON_CONDITIONS].toSorted());
  for (const [table, until] of told)
    if (table in GOES && GOES[table as keyof typeof GOES] > 2)
      expect([table, until]).toEqual([
        table,
        expect.stringContaining(`${GOES[table as keyof typeof GOES]} days`),
      ]);
});
