import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aStage, type Stage } from '../journeys/authorisation/stage.js';
import { aLinkedSvett, type LinkedSvett } from '../support/linked-svett.js';
import { foreignKeysWithoutIndex, withPlanner } from '../support/whole-reads.js';
import { askEveryDoor, Heard, liveThrough } from './everything-asked.js';

interface Exception {
  table: string;
  /** What is going on when it is read: a route, a topic, or words of everything-asked.ts; any time if not said. */
  during?: RegExp;
  why: string;
}

const EVERYBODY = 'the list of everybody, and whether anybody is left';
const NIGHTLY = 'once a night, of a table with a few rows a person or a team at most';
/** What may be read from end to end. */
const MAY: readonly Exception[] = [
  { table: 'attempt', why: 'never more than 50,000 rows, and counted along an index' },
  { table: 'second_step', why: 'gone within minutes, or the next night' },
  { table: 'passkey_challenge', why: 'gone within minutes, or the next night' },
  { table: 'provider_round', why: 'gone within minutes, or the next night' },
  { table: 'setup_link', why: 'one row' },
  { table: 'webhook_subscription', why: 'a row a brand' },
  { table: 'vendor_budget', why: 'a few rows a brand' },
  { table: 'migrations', why: 'a row a migration' },
  { table: 'erasure', why: 'a row a link that ended, read when somebody takes all of theirs along' },
  { table: 'archive', why: 'a few rows a person' },
  { table: 'team_code', why: 'a few rows a team, gone within days' },
  { table: 'team_digest', why: 'a row a coach, and most of them want it' },
  { table: 'account', during: /^(GET \/api\/v1\/people|erasing somebody)$/, why: EVERYBODY },
  { table: 'sign_in', during: /^GET \/api\/v1\/people$/, why: EVERYBODY },
  { table: 'link', during: /^connect\.links-due$/, why: 'every link is compared once a night' },
  { table: 'invitation', during: /^entry\.door-links-expired$/, why: NIGHTLY },
  { table: 'account_link', during: /^entry\.door-links-expired$/, why: NIGHTLY },
  { table: 'push_device', during: /^channels\.aged$/, why: NIGHTLY },
  { table: 'channel', during: /^channels\.aged$/, why: NIGHTLY },
  { table: 'talk_word', during: /^teams\.talk-words-aged$/, why: NIGHTLY },
  { table: 'team', during: /^teams\.head-coach-missed$/, why: NIGHTLY },
  { table: 'team_coach', during: /^teams\.head-coach-missed$/, why: NIGHTLY },
];

let stage: Stage;
let linked: LinkedSvett;
const heard = new Heard();
beforeAll(async () => {
  stage = await aStage();
  await askEveryDoor(stage, heard);
  linked = await aLinkedSvett({ withWeather: true });
  await liveThrough(linked, heard);
  heard.end();
}, 180_000);
afterAll(() => Promise.all([stage?.close(), linked?.close()]));

/** A line for each statement that reads a table from end to end, as the database itself plans it. */
function wholeReads(): Promise<string[]> {
  return withPlanner(stage.database, async (plan) => {
    const found: string[] = [];
    for (const query of heard.queries.values())
      for (const { table, step } of await plan(query))
        if (!MAY.some((one) => one.table === table && (one.during?.test(query.during) ?? true)))
          found.push(`${query.during} reads all of ${table}: ${step} in ${query.sql}`);
    return found;
  });
}

test('nothing that people, brands or the clock ask for reads a table that grows from end to end', async () => {
  expect(heard.queries.size).toBeGreaterThan(500);
  expect(await wholeReads()).toEqual([]);
});

test('whoever is erased is found along an index in every table that names them', async () => {
  const small = MAY.filter(({ during }) => during === undefined).map(({ table }) => table);
  const missing = await foreignKeysWithoutIndex(stage.database);
  expect(missing.filter((one) => !small.includes(one.split('.')[0]!))).toEqual([]);
});

test('an index that is missing is noticed', async () => {
  await stage.database.transaction((tx) => tx.query('DROP INDEX outbox_due'));
  expect((await wholeReads()).filter((one) => one.includes('reads all of outbox'))).not.toEqual([]);
});
