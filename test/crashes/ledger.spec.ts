import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { momentOf } from '../support/crash-moment.js';
import { Ledger, ROUNDS_A_STINT, type Stint } from './ledger.js';
import { within } from './spread.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svett-ledger-'));
  path = join(folder, 'figures', 'crashes.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const aStint = (stint: number, more: Partial<Stint> = {}): Stint => ({
  ...{ seed: 7, stint, commit: 'abc1234', sessions: 3, accepted: 2, interrupted: 1 },
  ...{ readyMs: [1_234], recoveredMs: [], takenOverMs: [], faults: [] },
  ...more,
});

test('a run goes on with the first stint that none before it has brought to its end, and counts sum up', () => {
  const first = new Ledger(path, 'sqlite');
  expect([first.next(7), first.next(7), first.next(7)]).toEqual([1, 2, 3]);
  first.add(aStint(1));
  first.add(aStint(3)); // the run was killed while it was at 2

  const second = new Ledger(path, 'sqlite');
  expect([second.next(7), second.next(7), second.next(8)]).toEqual([2, 4, 1]);
  second.add(aStint(2));
  second.add(aStint(4, { commit: 'abc1234+' }));

  const { count } = new Ledger(path, 'sqlite');
  expect(count).toMatchObject({
    ...{ rounds: 4 * ROUNDS_A_STINT, sessions: 12, accepted: 8, interrupted: 4 },
    stints: { 7: '1-4' },
    commits: { abc1234: 3 * ROUNDS_A_STINT, 'abc1234+': ROUNDS_A_STINT },
    readyMs: { 1200: 4 },
  });
  expect(readdirSync(join(folder, 'figures'))).toEqual(['crashes.json']);
});

test('each engine counts for itself, and a fault is kept beside what plays it again', () => {
  new Ledger(path, 'sqlite').add(aStint(1));
  new Ledger(path, 'postgres').add(aStint(9, { faults: ['one is too much'] }));
  expect(new Ledger(path, 'postgres').count).toMatchObject({
    rounds: ROUNDS_A_STINT,
    stints: { 7: '9' },
    faults: ['seed 7, stint 9, abc1234: one is too much'],
  });
  expect(new Ledger(path, 'sqlite').count).toMatchObject({ stints: { 7: '1' }, faults: [] });
});

test('how long it took is told to two digits', () => {
  const ledger = new Ledger(path, 'sqlite');
  ledger.add(aStint(1, { readyMs: [7, 64, 1_249, 1_251, 98_765] }));
  const { readyMs } = ledger.count;
  expect(readyMs).toEqual({ 7: 1, 64: 1, 1200: 1, 1300: 1, 99000: 1 });
  expect([0.2, 0.5, 0.95, 1].map((share) => within(readyMs, share))).toEqual([7, 1200, 99000, 99000]);
  expect(within({}, 0.5)).toBeNull();
});

test('a round of a seed has its moment and its victims, each time the same; another has others', () => {
  const everybody = ['web 1', 'web 2', 'worker 1', 'worker 2', 'clock'];
  const moments = Array.from({ length: 300 }, (_, at) => momentOf(7, at + 1, everybody));
  expect(momentOf(7, 30, everybody)).toEqual(moments[29]);
  expect(momentOf(8, 30, everybody)).not.toEqual(moments[29]);
  expect(new Set(moments.map(({ victims }) => victims.length))).toEqual(new Set([1, 2, 5]));
  expect(new Set(moments.flatMap(({ victims }) => victims))).toEqual(new Set(everybody));
  expect(moments.every(({ victims }) => new Set(victims).size === victims.length)).toBe(true);
  expect(new Set(moments.map(({ during }) => during))).toEqual(new Set(['start', 'recovery', 'work']));
});
