import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { aFitFile } from '../../support/activity-files.js';
import { CANARIES, CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { changed, forged } from '../../support/moving.js';
import { DOORS, notPassed } from './doors.js';

// Everything of a canary leaves as a file, comes back whole and spoilt, is backed up, restored, and at last erased.
jest.setTimeout(240_000);

const USER = ['--user', CANARY.email];
const NOBODY = ['--user', `nobody-${CANARY.email}`];

let house: CanaryHouse;
let ada: CanaryVisitor;
let zip: Buffer;
let broken: Buffer[];

beforeAll(async () => {
  house = await CanaryHouse.open();
  ada = await house.operator();
  const { massKg, place, name } = CANARY;
  await ada.must('POST', '/api/v1/profile/masses', { measuredOn: '2026-01-05', massKg });
  const bytes = aFitFile({ minutes: 20, everyS: 10, from: place, massKg });
  await ada.upload('/api/v1/sessions/files', 'files', `${name}.fit`, bytes);
});
afterAll(() => house.close());

const at = (name: string) => join(house.desk, `${CANARY.name}-${name}`);

/** How a task ends. */
async function ended(taskId: string): Promise<string> {
  type Task = { state: string };
  const isOver = ({ state }: Task) => state === 'done' || state === 'failed';
  return (await ada.until<Task>(`/api/v1/tasks/${taskId}`, isOver)).state;
}

test('an export is made, fetched and removed', async () => {
  const { id } = await ada.must<{ id: string }>('POST', '/api/v1/exports');
  expect(await ended(id)).toBe('done');
  await ada.must('GET', '/api/v1/exports');
  zip = (await ada.send('GET', `/api/v1/exports/${id}/file`)).bytes;
  await ada.must('DELETE', `/api/v1/exports/${id}`);
  const [row, list] = [Buffer.from(`{"id":"${CANARIES.join(' ')}"}\n`), Buffer.from(CANARIES.join('\n'))];
  broken = [
    zip.subarray(0, zip.length / 2),
    list,
    await changed(zip, {
      'manifest.json': Buffer.from(JSON.stringify({ format: CANARY.secret, ...CANARY })),
    }),
    await changed(zip, { 'manifest.json': Buffer.from(`{"${CANARIES.join(' ')}`) }),
    await changed(zip, { 'tables/mass.ndjson': row }),
    await changed(zip, { [`${CANARY.secret}/${CANARY.email}`]: list }),
    await forged(zip, { 'tables/mass.ndjson': row }),
    await forged(zip, { 'tables/session.ndjson': list }),
    await forged(zip, { [`tables/${CANARY.secret}.ndjson`]: row }),
  ];
});

test('it is taken in on the page, whole and spoilt', async () => {
  const states: string[] = [];
  for (const [n, bytes] of [zip, ...broken].entries()) {
    const name = `${CANARY.email}-${n}.zip`;
    const { said } = await ada.upload<{ taskId: string }>('/api/v1/imports', 'file', name, bytes);
    states.push(await ended(said.taskId));
  }
  expect(states.slice(0, -1)).toEqual(['done', ...broken.slice(1).map(() => 'failed')]);
  await ada.must('GET', '/api/v1/tasks');
});

test('it is made and taken in by commands, whole and spoilt', async () => {
  expect((await house.command(['takeout', 'export', ...USER, '--out', at('all.zip')])).code).toBe(0);
  expect((await house.command(['takeout', 'export', ...NOBODY, '--out', at('none.zip')])).code).toBe(2);
  expect((await house.command(['takeout', 'import', at('all.zip'), ...USER])).code).toBe(0);
  for (const [n, bytes] of broken.slice(0, -1).entries()) {
    await writeFile(at(`${n}.zip`), bytes);
    expect((await house.command(['takeout', 'import', at(`${n}.zip`), ...USER])).code).not.toBe(0);
  }
  expect((await house.command(['takeout', 'import', at('gone.zip'), ...USER])).code).not.toBe(0);
});

test('a backup is made and looked through, whole and spoilt', async () => {
  expect((await house.command(['backup', '--out', at('backup.zip')])).code).toBe(0);
  expect((await house.command(['backup', '--out', at('bare.zip'), '--without-secrets'])).code).toBe(0);
  expect((await house.command(['backup', 'check', at('backup.zip')])).code).toBe(0);
  const bytes = await readFile(at('backup.zip'));
  await writeFile(at('torn.zip'), bytes.subarray(0, bytes.length / 2));
  await writeFile(at('false.zip'), CANARIES.join('\n'));
  const scratched = Buffer.from(bytes).fill(CANARY.secret, bytes.length >> 2, bytes.length >> 1);
  await writeFile(at('scratched.zip'), scratched);
  for (const name of ['torn.zip', 'false.zip', 'scratched.zip', 'gone.zip', 'all.zip'])
    expect((await house.command(['backup', 'check', at(name)])).code).not.toBe(0);
});

test('it is put back, but not while the service runs, nor spoilt', async () => {
  expect((await house.command(['restore', at('backup.zip')])).code).not.toBe(0);
  await house.stop();
  for (const name of ['torn.zip', 'false.zip', 'scratched.zip'])
    expect((await house.command(['restore', at(name)])).code).not.toBe(0);
  expect((await house.command(['restore', at('backup.zip')])).code).toBe(0);
  // Where nobody answers; the password of the address is in the call.
  const nowhere = `postgres://svett:${CANARY.secret}@127.0.0.1:1/svett`;
  for (const to of [nowhere, `${CANARY.secret}://nowhere`])
    expect((await house.command(['move', '--to', to])).code).not.toBe(0);
  await house.start();
});

test('everything is erased, and stays so', async () => {
  await ada.send('DELETE', '/api/v1/me/data', { erase: CANARY.name });
  await ada.must('DELETE', '/api/v1/me/data', { erase: 'data' });
  await ada.must('DELETE', '/api/v1/me', { erase: 'account' });
  await writeFile(at('erased.ndjson'), `${CANARIES.join('\n')}\n{"what":"${CANARY.secret}"}\n`);
  expect((await house.command(['takeout', 'erase-again'])).code).toBe(0);
  expect((await house.command(['takeout', 'erase-again', '--file', at('erased.ndjson')])).code).toBe(0);
});

test('nothing of all that is in anything the service and the commands wrote', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.takeout, house.passed)).toEqual([]);
});
