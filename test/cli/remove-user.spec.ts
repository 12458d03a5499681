import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { withRooms } from '#src/cli/with-rooms';
import { Database } from '#src/database/database';
import { Engine } from '#src/jobs/engine.port';
import { Accounts } from '#src/people/accounts';
import { Profiles } from '#src/people/profiles';
import { Intake } from '#src/sessions/intake';
import { tables } from '#src/tables';
import { aFitFile } from '../support/activity-files.js';
import { PASSWORD } from '../support/app.js';
import { run } from '../support/command-line.js';
import { readySettings, type FreshPlace } from '../support/settings.js';
import { letIn } from '../support/consenting.js';

let place: FreshPlace;
const environment = { ...process.env };
const keyboard = Object.getOwnPropertyDescriptor(process, 'stdin')!;
beforeEach(async () => {
  place = await readySettings();
  process.env['SVETT_DATA'] = place.settings.dataFolder;
  if (place.settings.databaseUrl) process.env['DATABASE_URL'] = place.settings.databaseUrl;
  await withRooms(async (rooms) => {
    for (const email of ['ada@example.org', 'bo@example.org']) {
      const account = { email, password: PASSWORD, role: 'athlete', language: 'en' } as const;
      const { athleteId } = await rooms.get(Accounts).add(account);
      await letIn(rooms, athleteId);
      await rooms.get(Profiles).weigh(athleteId, '2026-05-01', 70);
      await rooms.get(Intake).take(athleteId, { name: 'run.fit', bytes: aFitFile({ everyS: 5 }) });
    }
    await rooms.get(Engine).drain();
  });
});
afterEach(async () => {
  process.env = { ...environment };
  Object.defineProperty(process, 'stdin', keyboard);
  await place.remove();
});

/** How many rows each table holds that is about people. */
const held = () =>
  withRooms(async (rooms) => {
    const database = rooms.get<Database>(Database);
    const counts: Record<string, number> = {};
    for (const table of tables) counts[(table as { name: string }).name] = await database.read(table).count();
    const { OutboxRow: _, SetupLink: __, Erasure: ___, ...people } = counts;
    return people;
  });

test('everything of an account goes, and nothing of anybody else', async () => {
  const before = await held();
  expect(before).toMatchObject({ Account: 2, Mass: 2, Session: 2, SessionFile: 2, Estimate: 2 });
  const { code, out, err } = await run(['user', 'remove', 'Ada@example.org', '--yes']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^Gone: .*body masses \(1\), connections, and sessions \(1\)[^\n]+\n$/);
  expect(await held()).toEqual(
    Object.fromEntries(Object.entries(before).map(([name, count]) => [name, count / 2])),
  );
});

test('it is asked for twice: by --yes, or by typing the e-mail again', async () => {
  const type = (line: string, isTTY: boolean) =>
    Object.defineProperty(process, 'stdin', {
      value: Object.assign(Readable.from([line]), { isTTY }),
      configurable: true,
    });
  type('ada@example.org\n', false);
  expect(await run(['user', 'remove', 'ada@example.org'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('--yes'),
  });
  type('bo@example.org\n', true);
  expect(await run(['user', 'remove', 'ada@example.org'])).toMatchObject({ code: 2, out: '' });
  expect(await held()).toMatchObject({ Account: 2, Session: 2 });
  type(' Ada@example.org\n', true);
  expect(await run(['user', 'remove', 'ada@example.org'])).toMatchObject({ code: 0 });
  expect(await held()).toMatchObject({ Account: 1, Session: 1 });
  expect((await run(['user', 'remove', 'ada@example.org', '--yes'])).code).toBe(2);
});
