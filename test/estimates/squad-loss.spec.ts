import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ExpectedLoss } from '#src/estimates/expected-loss';
import type { Meant } from '#src/estimates/imagined';
import { SquadLoss, type Together } from '#src/estimates/squad-loss';
import { newId } from '#src/kernel/ids';
import { sumOfSessions } from '#src/sweat/correlated-sum';
import { anAdult } from '../support/an-adult.js';
import { anApp, type TestApp } from '../support/app.js';
import { sayFor } from '../support/consenting.js';
import { PlayedBack } from '../support/played-back.js';
import { SteadyWeather } from '../support/steady-weather.js';
import { TrainingLog } from '../support/training-log.js';

const MEANT: Meant = {
  sport: 'ride',
  startsAt: new Date('2026-06-16T16:00:00Z'),
  isTimeKnown: true,
  utcOffsetS: 7200,
  durationS: 5400,
  effort: 'hard',
  targetPowerW: null,
  targetSpeedMs: null,
  clothing: null,
  indoors: false,
  place: null,
};
const TOGETHER: Together = { meant: MEANT, sky: null };
const LESSON = {
  sport: 'ride',
  everyS: 10,
  streams: { latitudeDeg: 59.86, longitudeDeg: 17.64, powerW: 190, heartRateBpm: 150 },
} as const;

let svett: TestApp;
const sky = new SteadyWeather();
const tape = new PlayedBack();
beforeAll(async () => {
  sky.airC = 32;
  svett = await anApp({ weather: sky.alone(), reader: tape });
});
afterAll(() => svett.close());

const shared = async ({ athleteId }: TrainingLog) => (await svett.get(SquadLoss).of(athleteId, TOGETHER))!;
async function own({ athleteId }: TrainingLog) {
  const expected = await svett.get(ExpectedLoss).of({ athleteId, by: 'cookie' }, newId(), MEANT);
  if (expected.outcome !== 'expected') throw new Error('Nothing is expected.');
  return expected.sweatL.p50;
}

/** A ride in the heat, weighed: it teaches a factor, and days of heat. */
async function taught(log: TrainingLog, brand: 'strava' | 'file', day: number): Promise<void> {
  const startedAt = new Date(Date.UTC(2026, 5, day, 8));
  const id = await log.hear(brand, `ride-${day}`, { ...LESSON, startedAt });
  await svett.work();
  await log.weighIn(id, { postKg: 68 });
  svett.clock.pass({ minutes: 2 });
  await svett.work();
}

async function somebody(): Promise<TrainingLog> {
  const log = await TrainingLog.begin(svett, tape);
  await sayFor(svett, log.athleteId, 'weather-lookups', true);
  return log;
}

test('what only Strava taught moves what the athlete is told, and nothing of what a squad is told', async () => {
  const log = await somebody();
  const before = { own: await own(log), shared: await shared(log) };
  for (const day of [8, 9, 10]) await taught(log, 'strava', day);
  expect(await own(log)).toBeGreaterThan(1.1 * before.own);
  expect(await shared(log)).toEqual(before.shared);
});

test('what a file taught moves both, beside Strava as without it', async () => {
  const [log, plain] = [await somebody(), await somebody()];
  const before = await shared(log);
  for (const one of [log, plain]) for (const day of [8, 9]) await taught(one, 'file', day);
  await taught(log, 'strava', 10);
  const [after, withoutStrava] = [await shared(log), await shared(plain)];
  expect(after.mu).toBeGreaterThan(before.mu);
  expect(after.ownSigma).toBeLessThan(before.ownSigma);
  expect(after).toEqual(withoutStrava);
});

test('of somebody without a mass nothing is told, and of anybody there is a wide range', async () => {
  const log = await somebody();
  const anybody = svett.get(SquadLoss).ofAnybody(TOGETHER);
  if (anybody.outcome !== 'expected') throw new Error('Nothing is expected.');
  expect(anybody.sweatL.sharedSigma).toBeGreaterThan((await shared(log)).sharedSigma);
  expect(anybody.assumptions).toEqual(['place-unknown', 'effort-from-word']);
  expect(await svett.get(SquadLoss).of(await anAdult(svett, []), TOGETHER)).toBeNull();
});

test('what is one person’s evens out in a sum of many, and what all share does not', async () => {
  const log = await somebody();
  const one = await shared(log);
  const sum = sumOfSessions(Array(25).fill(one))!;
  expect(sum.sharedSigma).toBeCloseTo(one.sharedSigma, 9);
  expect(sum.ownSigma).toBeLessThan(one.ownSigma / 4);
  expect(Math.hypot(one.sharedSigma, one.ownSigma)).toBeCloseTo(one.sigma, 9);
});

test('how far stop-and-go groups lie apart is shared by all of a squad', () => {
  const shared = (sport: Meant['sport']) => {
    const found = svett.get(SquadLoss).ofAnybody({ meant: { ...MEANT, sport }, sky: null });
    if (found.outcome !== 'expected') throw new Error('Nothing is expected.');
    return found.sweatL;
  };
  expect(shared('soccer').sharedSigma).toBeGreaterThan(shared('run').sharedSigma + 0.05);
  expect(shared('soccer').ownSigma).toBeCloseTo(shared('run').ownSigma, 1);
});
