import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { isSaid } from '#src/advice/advice';
import { newId } from '#src/kernel/ids';
import { CheckInAdviser } from '#src/nudges/check-in-adviser';
import { MannersBook } from '#src/nudges/manners';
import { Nudge } from '#src/nudges/nudge.entity';
import { RedFlagAdviser } from '#src/nudges/red-flag-adviser';
import { Accounts } from '#src/people/accounts';
import { CheckIns } from '#src/signs/check-ins';
import type { RedFlag } from '#src/signs/red-flags';
import { StandingFlags } from '#src/signs/standing-flags';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { answerOf, askedNow, lookAt } from '../support/asking.js';
import { StandingClock } from '../support/clock.js';
import { letIn, sayFor } from '../support/consenting.js';

const SUNDAY = '2026-06-21T07:15:00.000Z';
const UNASKED = {
  ...{ pulseConfirmed: true, stress: null, sleepH: null, stomachDays: null, caffeineCups: null },
  ...{ alcoholGlasses: null, ill: null, newMedicine: null, period: null },
};

let svett: TestApp;
let clock: StandingClock;
let athleteId: string;
let people = 0;
beforeAll(async () => {
  clock = new StandingClock(new Date(SUNDAY));
  svett = await anApp({ clock });
});
afterAll(() => svett.close());
beforeEach(async () => {
  const email = `runner-${++people}@example.org`;
  const person = { email, password: PASSWORD, role: 'athlete', language: 'en' } as const;
  ({ athleteId } = await svett.get(Accounts).add(person));
  await letIn(svett, athleteId);
  await sayFor(svett, athleteId, 'signs', true);
});

const feel = (week: string, signs: 0 | 2, redFlags: RedFlag[] | null = null) =>
  svett.get(CheckIns).write(athleteId, week, {
    signs: { cramp: signs, recovery: 0, fatigue: signs, pulse: 0, moodSleep: 0 },
    ...UNASKED,
    redFlags,
  });
const ask = () => svett.get(CheckInAdviser).on(lookAt(svett, athleteId, 'morning'), askedNow(svett));
const after = () => svett.get(RedFlagAdviser).on({ of: 'signs', athleteId });
/** As if the nudger had said it. */
async function keep(): Promise<void> {
  const advice = (await ask()).find(isSaid)!;
  const { kind, key, values, grounds, grade, sources, path } = advice;
  const now = clock.now();
  const row: Nudge = {
    ...{ id: newId(), athleteId, kind, theme: 'check-in', key, sessionId: null },
    occasion: lookAt(svett, athleteId, 'morning'),
    ...{ values, grounds, grade, sources, path, shareable: false, state: 'spoken', silentBecause: null },
    ...{ dueAt: now, expiresAt: now, spokenAt: now, saidOn: null, pushedAt: null, pushAt: null },
    ...{ wantedAgain: false, timesSaid: 1, ledBy: null, seenAt: null, actedAt: null, dismissedAt: null },
    createdAt: now,
  };
  await svett.database.transaction((tx) => tx.insert(Nudge, row));
}

test('on Sunday whoever said yes is invited, and on no other day', async () => {
  expect(await ask()).toMatchObject([
    { kind: 'check-in', key: 'week:2026-W25', sendAt: { at: 'local', time: '10:00', inDays: 0 } },
    { kind: 'signs-follow-up', silent: 'nothing-to-follow-up' },
  ]);
  clock.pass({ days: 1 });
  expect(answerOf(await ask(), 'check-in')).toBe('another-day');
  clock.pass({ days: -1 });
  await sayFor(svett, athleteId, 'signs', false);
  expect(await ask()).toEqual([]);
});

test('on the day and at the hour they chose', async () => {
  await svett.get(MannersBook).change(athleteId, { checkInWeekday: 1, checkInTime: '18:30' });
  expect(answerOf(await ask(), 'check-in')).toBe('another-day');
  clock.pass({ days: 1 });
  expect(await ask()).toMatchObject([{ kind: 'check-in', sendAt: { time: '18:30' } }, {}]);
  clock.pass({ days: -1 });
});

test('whoever has answered in the meantime is not', async () => {
  expect(answerOf(await ask(), 'check-in')).toBe('said');
  await feel('2026-W25', 0);
  expect(answerOf(await ask(), 'check-in')).toBe('answered');
});

test('after three invitations left unanswered no more come, until they answer again', async () => {
  for (let week = 0; week < 3; week++) {
    await keep();
    clock.pass({ days: 7 });
  }
  expect(answerOf(await ask(), 'check-in')).toBe('left-unanswered');
  await feel('2026-W27', 0);
  expect(answerOf(await ask(), 'check-in')).toBe('said');
  clock.pass({ days: -21 });
});

test('two signs are asked about a fortnight later, unless they have passed', async () => {
  await feel('2026-W25', 2);
  clock.pass({ days: 14 });
  expect(answerOf(await ask(), 'signs-follow-up')).toBe('said');
  await feel('2026-W27', 0);
  expect(answerOf(await ask(), 'signs-follow-up')).toBe('passed');
  await feel('2026-W27', 0, ['fever']);
  expect(answerOf(await ask(), 'signs-follow-up')).toBe('red-flag');
  clock.pass({ days: -14 });
});

test('what a doctor should see is said at once, with whom to call, until it is read, and is gone once it is cleared', async () => {
  expect(answerOf(await after(), 'red-flag')).toBe('none-stands');
  await feel('2026-W25', 0, ['chest-pressure']);
  const [said] = await after();
  expect(said).toMatchObject({ kind: 'red-flag', sendAt: { at: 'once' }, values: {} });
  expect(JSON.stringify(said)).not.toContain('chest');
  const told = { athleteId, kind: 'red-flag', key: isSaid(said!) ? said.key : '' } as const;
  const reading = () => svett.get(RedFlagAdviser).reading(told);
  expect(await reading()).toMatchObject({
    ...{ text: 'red-flag', isCaution: true },
    values: { emergency: '112', advice: 'none' },
  });
  await svett.get(StandingFlags).see(athleteId);
  expect(answerOf(await after(), 'red-flag')).toBe('read-already');
  expect(await reading()).toMatchObject({ isCaution: false });
  await svett.get(StandingFlags).clear(athleteId);
  expect(await reading()).toBeNull();
});

test('of an illness that a doctor knows it is said that the doctor decides, and nothing of rest', async () => {
  await feel('2026-W25', 0, ['heart-kidney-family-or-pregnancy']);
  const told = { athleteId, kind: 'red-flag', key: '' } as const;
  expect(await svett.get(RedFlagAdviser).reading(told)).toMatchObject({ text: 'red-flag-doctor-decides' });
  await sayFor(svett, athleteId, 'signs', false);
  expect(await svett.get(RedFlagAdviser).reading(told)).toBeNull();
  expect(answerOf(await after(), 'red-flag')).toBe('none-stands');
});
