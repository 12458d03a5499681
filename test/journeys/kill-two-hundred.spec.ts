import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compileService } from '../support/compiled.js';
import { CrashLane } from '../support/crash-lane.js';
import { type Remains, remainsOf } from '../support/crash-remains.js';

/** `npm run test:crashes` kills two hundred times, `.ci/run` eight; every other run a few. */
const KILLS = Number(process.env['KILLS'] ?? 4);
const SEED = Number(process.env['KILLS_SEED'] ?? 20261123);
/** Each has kills enough that some of them fall into work. */
const LANES = Math.min(4, Math.ceil(KILLS / 8));

let folder: string;
let lanes: CrashLane[] = [];
let remains: Remains[] = [];

/** Kills the service of one athlete its share of times, and lets it rest. */
async function run(number: number): Promise<[CrashLane, Remains]> {
  const lane = await CrashLane.open({ folder, seed: SEED + number, isHard: number % 2 === 0 });
  lanes.push(lane);
  const share = Math.floor(KILLS / LANES) + (number < KILLS % LANES ? 1 : 0);
  while (lane.kills.length < share) await lane.live();
  return [lane, await lane.rest((svett) => remainsOf(lane, svett))];
}

beforeAll(async () => {
  folder = compileService();
  const ended = await Promise.all(Array.from({ length: LANES }, (_, number) => run(number)));
  lanes = ended.map(([lane]) => lane);
  remains = ended.map(([, left]) => left);
  const sum = (of: (one: Remains) => number) => remains.reduce((total, one) => total + of(one), 0);
  process.stderr.write(
    `seed ${SEED}: ${KILLS} kills of ${LANES} services; ${sum((one) => one.interrupted)} pieces of work broken off, ` +
      `${sum((one) => one.renewals)} tokens renewed, ${sum((one) => one.madeAnew)} links made anew after a lost answer, ` +
      `${sum((one) => one.sessions.length)} sessions\n`,
  );
}, 1_800_000);
afterAll(async () => {
  await Promise.all(lanes.map((lane) => lane.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** What is expected of every lane, with its seed beside it. */
const each = <T>(of: (left: Remains) => T): { seed: number; is: T }[] =>
  remains.map((left) => ({ seed: left.seed, is: of(left) }));

describe(`after ${KILLS} kills at moments of seed ${SEED}, left in peace,`, () => {
  test('the kills fell into work', () => {
    expect(lanes.flatMap(({ kills }) => kills)).toHaveLength(KILLS);
    for (const { interrupted } of remains) expect(interrupted).toBeGreaterThan(0);
  });

  test('each workout is there once, by whomever it was told', () => {
    expect(each(({ sessions }) => sessions)).toEqual(each(({ starts }) => starts));
  });

  test('each of the brands’ activities is part of exactly one session, and of nothing else is anything there', () => {
    expect(each(({ misplaced }) => misplaced)).toEqual(each(() => []));
  });

  test('each session has one estimate that counts', () => {
    expect(each(({ withoutEstimate }) => withoutEstimate)).toEqual(each(() => []));
  });

  test('nothing is set aside, and nothing waits', () => {
    expect(each(({ unsettled }) => unsettled)).toEqual(each(() => []));
  });

  test('every link is whole: its tokens open, and the brand takes them, and those it gives for them', () => {
    expect(each(({ links }) => links)).toEqual(each(() => ({ strava: 'works', garmin: 'works' })));
  });

  test('a link was made anew only where a brand’s answer died with the process that had asked', () => {
    expect(each(({ madeAnew }) => madeAnew)).toEqual(each(({ lostAnswers }) => lostAnswers));
  });

  test('the brands would have refused none of our calls but those a killed process had made before', () => {
    expect(each(({ breaches }) => breaches)).toEqual(each(() => []));
  });
});
