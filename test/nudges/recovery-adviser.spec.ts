import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY_MS } from '#src/kernel/clock';
import { RecoveryAdviser } from '#src/nudges/recovery-adviser';
import { CheckIns } from '#src/signs/check-ins';
import { anApp, type TestApp } from '../support/app.js';
import { answerOf, askedNow, lookAt } from '../support/asking.js';
import { sayFor } from '../support/consenting.js';
import { PlayedBack } from '../support/played-back.js';
import { TrainingLog } from '../support/training-log.js';

const tape = new PlayedBack();
const WEEKS = ['2026-W23', '2026-W24', '2026-W25'];
const UNASKED = {
  ...{ pulseConfirmed: true, stomachDays: null, caffeineCups: null, alcoholGlasses: null },
  ...{ ill: null, newMedicine: null, period: null, redFlags: null },
};

let svett: TestApp;
let log: TrainingLog;
beforeAll(async () => {
  svett = await anApp({ reader: tape });
});
afterAll(() => svett.close());
beforeEach(async () => {
  log = await TrainingLog.begin(svett, tape);
  await sayFor(svett, log.athleteId, 'signs', true);
  await sayFor(svett, log.athleteId, 'stress', true);
});

const ago = (days: number) => new Date(svett.clock.now().getTime() - days * DAY_MS);
/** An hour by how hard it felt. */
const train = async (days: number, rpe: number) => {
  const sessionId = await log.handIn({ startedAt: ago(days), streams: { speedMs: 3 }, everyS: 30, rpe });
  await svett.work();
  return sessionId;
};
const feel = async (week: string, { fatigue = 0, stress = 3 }: { fatigue?: 0 | 2; stress?: number }) =>
  svett.get(CheckIns).write(log.athleteId, week, {
    signs: { cramp: 0, recovery: 0, fatigue, pulse: 0, moodSleep: 0 },
    ...{ stress, sleepH: 8 },
    ...UNASKED,
  });
const ask = (slot: 'morning' | 'afternoon') =>
  svett.get(RecoveryAdviser).on(lookAt(svett, log.athleteId, slot), askedNow(svett));
const after = (sessionId: string) =>
  svett.get(RecoveryAdviser).on({ of: 'session', athleteId: log.athleteId, sessionId }, askedNow(svett));

test('after a hard session in a week of much stress and tired legs, rest is spoken of', async () => {
  await feel('2026-W25', { fatigue: 2, stress: 8 });
  const [verdict] = await after(await train(0.1, 7));
  expect(verdict).toMatchObject({
    kind: 'session-recovery',
    grounds: [
      { what: 'stress', value: 8, under: ['signs', 'stress'] },
      { what: 'worn', under: ['signs'] },
    ],
  });
});

test('after the same session of whoever is well, or took back their yes to the check-in, it is not', async () => {
  await feel('2026-W25', {});
  const sessionId = await train(0.1, 7);
  expect(answerOf(await after(sessionId), 'session-recovery')).toBe('nothing-adds-up');
  await feel('2026-W25', { fatigue: 2, stress: 8 });
  expect(answerOf(await after(sessionId), 'session-recovery')).toBe('said');
  await sayFor(svett, log.athleteId, 'signs', false);
  expect(answerOf(await after(sessionId), 'session-recovery')).toBe('nothing-adds-up');
  await sayFor(svett, log.athleteId, 'health-data', false);
  expect(await after(sessionId)).toEqual([]);
});

test('three check-ins of much stress make a word for the evening, unless nobody trains anyway', async () => {
  for (const week of WEEKS) await feel(week, { stress: 7 });
  expect(answerOf(await ask('afternoon'), 'recovery-day')).toBe('rests-already');
  await train(0.5, 3);
  expect(answerOf(await ask('afternoon'), 'recovery-day')).toBe('said');
  await sayFor(svett, log.athleteId, 'stress', false);
  expect(answerOf(await ask('afternoon'), 'recovery-day')).toBe('nothing-adds-up');
});

test('after the day’s last look a session makes a word for tomorrow, which on the next day is none', async () => {
  const hours = 9; // seven in the evening then
  for (const week of WEEKS) await feel(week, { stress: 7 });
  const sessionId = await train(0.5, 3);
  expect(answerOf(await after(sessionId), 'recovery-day')).toBeUndefined();
  const today = lookAt(svett, log.athleteId, 'afternoon');
  svett.clock.pass({ hours });
  expect(answerOf(await after(sessionId), 'recovery-day')).toBe('said');
  svett.clock.pass({ hours: 12 });
  expect(await svett.get(RecoveryAdviser).on(today, askedNow(svett))).toEqual([]);
  svett.clock.pass({ hours: -12 - hours });
});

test('a hard session has one word on tomorrow, not two', async () => {
  for (const week of WEEKS) await feel(week, { fatigue: 2, stress: 8 });
  const sessionId = await train(0.1, 7);
  svett.clock.pass({ hours: 9 });
  expect((await after(sessionId)).map(({ kind }) => kind)).toEqual(['session-recovery']);
  svett.clock.pass({ hours: -9 });
});

test('so does a week of far more load than usual', async () => {
  for (const days of [20, 16, 12, 9]) await train(days, 3);
  expect(answerOf(await ask('afternoon'), 'recovery-day')).toBe('nothing-adds-up');
  for (const days of [4, 2, 0.2]) await train(days, 7);
  expect(await ask('afternoon')).toMatchObject([
    { kind: 'recovery-day', grounds: [{ what: 'load-over-usual-pct' }] },
  ]);
});

test('a raised pulse is told in the morning of a day of rest, as a range, and not where an illness explains it', async () => {
  const even = (daysAgo: number, heartRateBpm: number) =>
    log.handIn({
      startedAt: ago(daysAgo),
      ...{ minutes: 60, everyS: 10, indoor: true },
      streams: { heartRateBpm, speedMs: 3 },
    });
  await log.change({ sex: 'male', maxHeartRateBpm: 190, restingHeartRateBpm: 50 });
  for (const daysAgo of [34, 30, 26, 22, 18, 14, 12]) await even(daysAgo, 135 + (daysAgo % 3));
  for (const daysAgo of [6, 4, 2]) await even(daysAgo, 148);
  await svett.work();
  expect(await ask('morning')).toMatchObject([
    {
      kind: 'raised-pulse',
      values: { raisedBpmLow: expect.any(Number), raisedBpmHigh: expect.any(Number) },
    },
  ]);
  await even(0.2, 148);
  await svett.work();
  expect(answerOf(await ask('morning'), 'raised-pulse')).toBe('training-day');
  await svett.get(CheckIns).write(log.athleteId, '2026-W25', {
    signs: { cramp: 0, recovery: 0, fatigue: 0, pulse: 0, moodSleep: 0 },
    ...{ stress: null, sleepH: null },
    ...UNASKED,
    ill: true,
  });
  expect(answerOf(await ask('morning'), 'raised-pulse')).toBe('as-usual');
});
