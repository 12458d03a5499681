import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { OWN_TABLE } from '#src/cli/benchmark';
import { aFitFile } from '../../support/activity-files.js';
import { CANARIES, CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import { DOORS, notPassed } from './doors.js';

// Commands are given canaries, in files, as arguments and from the keyboard; some of it is mistyped.
jest.setTimeout(240_000);

const BO = 'canary-bo@example.org';
const { email, password, secret, name, massKg, place } = CANARY;

let house: CanaryHouse;
beforeAll(async () => {
  house = await CanaryHouse.open();
  await house.operator();
});
afterAll(() => house.close());

const at = (what: string) => join(house.desk, `${name}-${what}`);

/** The exit codes of these commands. */
async function given(...commands: string[][]): Promise<number[]> {
  const codes: number[] = [];
  for (const args of commands) codes.push((await house.command(args)).code);
  return codes;
}

test('accounts are made, changed and removed', async () => {
  const add = (email: string, typed: string) =>
    house.commandTyping(['user', 'add', email, '--birth-date', '1990-04-17'], `${typed}\n`);
  expect((await add(BO, password)).code).toBe(0);
  expect((await add(`too-${BO}`, 'canary')).code).toBe(2);
  const right = [
    ['user', 'list'],
    ['user', 'invite', '--role', 'coach', '--email', `canary-cy@example.org`],
    ['user', 'role', BO, 'coach'],
    ['user', 'reset', BO],
    ['user', 'birth-date', BO, '1991-04-17'],
    ['user', 'factors-off', BO],
    ['token', 'add', '--user', BO, '--scope', 'sessions:read', '--name', name],
    ['user', 'remove', BO, '--yes'],
  ];
  expect(await given(...right)).toEqual(right.map(() => 0));
});

test('what is mistyped is not repeated', async () => {
  const wrong = [
    ['user', 'role', email, secret],
    ['user', 'role', `nobody-${email}`, 'coach'],
    ['user', 'invite', '--role', secret],
    ['user', 'invite', '--email', `${secret}@`],
    ['user', 'reset', secret],
    ['user', 'birth-date', email, secret],
    ['user', 'factors-off', `nobody-${email}`],
    ['user', 'remove', email],
    ['token', 'add', '--user', email, '--scope', secret],
    ['token', 'add', '--user', email, '--scope', 'sessions:read', '--days', secret],
    ['token', 'add', '--user', `nobody-${email}`, '--scope', 'sessions:read'],
    ['estimate', at('ride.fit'), `--mas-kg=${massKg}`],
    ['estimate', at('ride.fit'), '--mass-kg', `${massKg}x`],
    ['estimate', at('ride.fit'), '--clothing', secret],
    ['estimate', at('ride.fit'), email, secret],
    ['links', 'hooks', secret],
    ['takeout', 'export', '--user', secret],
    ['takeout', 'import', at('gone.zip'), '--user', secret],
    ['import', at('gone.fit'), '--user', secret],
  ];
  await writeFile(at('ride.fit'), aFitFile({ minutes: 20, everyS: 10, from: place, massKg }));
  expect(await given(...wrong)).not.toContain(0);
});

test('workouts and tables are read, whole and torn', async () => {
  const bytes = aFitFile({ minutes: 20, everyS: 10, from: place, massKg });
  await writeFile(at('ride.fit'), bytes);
  await writeFile(at('torn.fit'), bytes.slice(0, 900));
  await writeFile(at('false.gpx'), `<gpx><trk><name>${CANARIES.join(' ')}`);
  await writeFile(at('false.tcx'), CANARIES.join('\n'));
  expect(await given(['estimate', at('ride.fit'), '--mass-kg', String(massKg)])).toEqual([0]);
  // A torn FIT file still tells of the minutes before the tear.
  const broken = ['torn.fit', 'false.gpx', 'false.tcx'].map((file) => ['estimate', at(file)]);
  expect(await given(...broken)).toEqual([0, 3, 3]);
  await copyFile(OWN_TABLE, at('rows.csv'));
  const [columns = ''] = (await readFile(OWN_TABLE, 'utf8')).split('\n');
  const cells = columns.split(',').map((_, n) => CANARIES[n % CANARIES.length]);
  await writeFile(at('false.csv'), `${columns}\n${cells.map((cell) => `"${cell}"`).join(',')}\n`);
  expect(await given(['benchmark', '--rows', at('rows.csv')])).toEqual([0]);
  expect(await given(['benchmark', '--rows', at('false.csv')])).toEqual([3]);
});

test('the service is looked after', async () => {
  const right = [['migrate'], ['doctor'], ['keys', 'rotate'], ['links', 'hooks'], ['links', 'erasures']];
  expect(await given(...right)).toEqual(right.map(() => 0));
});

test('nothing of all that is in anything the service and the commands wrote', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.commands, house.passed)).toEqual([]);
});
