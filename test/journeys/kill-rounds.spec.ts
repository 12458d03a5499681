import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compileService } from '../support/compiled.js';
import { CrashLane } from '../support/crash-lane.js';
import { PROMISES, type Remains, remainsOf } from '../support/crash-remains.js';

/** `npm run crashes` goes on to a thousand, `.ci/run` has eight; every other run a few. */
const KILLS = Number(process.env['KILLS'] ?? 4);
const SEED = Number(process.env['KILLS_SEED'] ?? 20261123);

let folder: string;
let lane: CrashLane;
let left: Remains;

beforeAll(async () => {
  folder = compileService();
  lane = await CrashLane.open({ folder, seed: SEED, stint: 1, firstRound: 1 });
  while (lane.rounds.length < KILLS) await lane.live();
  left = await lane.rest((svett) => remainsOf(lane, svett));
  process.stderr.write(
    `seed ${SEED}: ${KILLS} kills; ${left.interrupted} pieces of work broken off, ${left.renewals} tokens renewed, ` +
      `${left.madeAnew} links made anew after a lost answer, ${left.accepted} requests, ${left.sessions} sessions\n`,
  );
}, 1_800_000);
afterAll(async () => {
  await lane?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe(`after ${KILLS} kills at moments of seed ${SEED}, left in peace,`, () => {
  test('the kills fell into work', () => {
    expect(lane.rounds).toHaveLength(KILLS);
    expect(left.interrupted).toBeGreaterThan(0);
  });

  test.each(PROMISES)('%s', (promise) => {
    expect(left.faults[promise]).toEqual([]);
  });
});
