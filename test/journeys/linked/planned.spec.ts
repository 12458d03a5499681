import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startIntervals } from '#simulators/intervals/intervals';
import type { IntervalsAthlete, IntervalsSimulator } from '#simulators/intervals/intervals-simulator';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { PlanChanged } from '#src/plan/plan.topics';
import type { PlannedSessionView } from '#src/plan/plan.shapes';
import { sayFor } from '../../support/consenting.js';
import { aLinkedSvett, type LinkedSvett } from '../../support/linked-svett.js';
import type { Newcomer } from '../../support/newcomer.js';
import { SharedClock } from '../../support/shared-clock.js';

let svett: LinkedSvett;
let intervals: IntervalsSimulator;
let ada: Newcomer;
let calendar: IntervalsAthlete;

beforeAll(async () => {
  const clock = new SharedClock(new Date('2026-06-15T09:00:00Z'));
  intervals = await startIntervals({ clock: clock.simulators });
  svett = await aLinkedSvett({ clock, settings: { ...intervals.environment } });
});
afterAll(async () => {
  await svett.close();
  await intervals.close();
});
beforeEach(async () => {
  ada = await svett.newcomer();
  await ada.browser.put('/api/v1/me', { timeZone: 'Europe/Stockholm' });
  calendar = intervals.addAthlete();
});
afterEach(() => {
  svett.expectNoBreach();
  expect(intervals.failures).toEqual([]);
});

async function pasteKey(): Promise<void> {
  await ada.browser.post('/api/v1/links/intervals-icu/key', { key: calendar.apiKey });
  await svett.settle();
}
async function lookAgain(): Promise<void> {
  await ada.lookNow('intervals-icu');
  await svett.settle();
}
/** The days after now; what is far off is another test's. */
async function planned(): Promise<PlannedSessionView[]> {
  const [from, to] = [0, 30].map((days) => dayIn(days));
  return (await ada.browser.get(`/api/v1/planned-sessions?from=${from}&to=${to}`)).json().items;
}
const dayIn = (days: number) =>
  new Date(svett.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
/** How often anything was said of plans; nobody else plans anything meanwhile. */
const facts = () => svett.database.read(OutboxRow).countBy({ topic: PlanChanged.name });

test('a pasted key brings what stands in the calendar, by the clock on the athlete’s wall', async () => {
  intervals.plan(calendar.id, { start_date_local: `${dayIn(1)}T18:00:00`, name: 'Tempo', icu_intensity: 88 });
  const race = { category: 'RACE_A', type: 'Ride', name: 'The race', moving_time: 14_400 };
  intervals.plan(calendar.id, { start_date_local: `${dayIn(5)}T00:00:00`, ...race });
  intervals.plan(calendar.id, { start_date_local: `${dayIn(2)}T00:00:00`, category: 'NOTE' });
  await pasteKey();
  expect(await planned()).toMatchObject([
    {
      source: 'intervals-icu',
      name: 'Tempo',
      sport: 'run',
      startsAt: `${dayIn(1)}T16:00:00.000Z`,
      utcOffsetS: 7200,
      isTimeKnown: true,
      durationS: 3600,
      effort: 'hard',
      isEvent: false,
    },
    { name: 'The race', sport: 'ride', day: dayIn(5), isTimeKnown: false, effort: 'race', isEvent: true },
  ]);
  await ada.browser.post('/api/v1/profile/masses', { measuredOn: dayIn(0), massKg: 68 });
  const [tempo, race5] = await planned();
  const expectedOf = async ({ id }: PlannedSessionView) =>
    (await ada.browser.get(`/api/v1/planned-sessions/${id}`)).json().expected;
  expect((await expectedOf(tempo!)).assumptions).not.toContain('hour-unknown');
  expect((await expectedOf(race5!)).assumptions).toContain('hour-unknown');
});

test('an edit is followed, and so is what is called off; what is as it was is told once', async () => {
  const id = intervals.plan(calendar.id, { start_date_local: `${dayIn(1)}T18:00:00` });
  const other = intervals.plan(calendar.id, { start_date_local: `${dayIn(2)}T18:00:00` });
  const before = await facts();
  await pasteKey();
  await lookAgain();
  expect(await facts()).toBe(before + 2);
  intervals.planAnew(calendar.id, id, { start_date_local: `${dayIn(3)}T07:00:00`, moving_time: 5400 });
  intervals.callOff(calendar.id, other);
  await lookAgain();
  expect(await planned()).toMatchObject([{ day: dayIn(3), durationS: 5400 }]);
  expect(await facts()).toBe(before + 4);
});

test('is read again within the half hour, though nobody asks', async () => {
  await pasteKey();
  intervals.plan(calendar.id, { start_date_local: `${dayIn(1)}T18:00:00` });
  for (let minutes = 0; minutes < 35; minutes += 5) await svett.pass({ minutes: 5 });
  expect(await planned()).toHaveLength(1);
});

test('where it is to be and what is worn is said here and stays; the rest is changed where it was planned', async () => {
  const id = intervals.plan(calendar.id, { start_date_local: `${dayIn(1)}T18:00:00` });
  await pasteKey();
  const [plan] = await planned();
  const { clientId, source: _, doneBy: __, day: ___, utcOffsetS: ____, id: _____, ...told } = plan!;
  const put = (change: object) =>
    ada.browser.put(`/api/v1/planned-sessions/${clientId}`, { ...told, ...change });
  expect((await put({ durationS: 7200 })).json().code).toBe('plan.planned-elsewhere');
  const here = { place: { latitudeDeg: 59.33, longitudeDeg: 18.07 }, placeName: 'Home', clothing: 'shorts' };
  expect((await put(here)).statusCode).toBe(200);
  intervals.planAnew(calendar.id, id, { name: 'Easy hour and a bit', moving_time: 4200 });
  await lookAgain();
  expect(await planned()).toMatchObject([{ name: 'Easy hour and a bit', durationS: 4200, ...here }]);
});

test('what was taken away here does not come back with the next reading', async () => {
  intervals.plan(calendar.id, { start_date_local: `${dayIn(1)}T18:00:00` });
  await pasteKey();
  const [plan] = await planned();
  expect((await ada.browser.delete(`/api/v1/planned-sessions/${plan!.clientId}`)).statusCode).toBe(204);
  await lookAgain();
  expect(await planned()).toEqual([]);
});

test.each(['keep', 'erase'] as const)('a link that ends takes its plans along (%s)', async (data) => {
  intervals.plan(calendar.id, { start_date_local: `${dayIn(1)}T18:00:00` });
  await pasteKey();
  expect(await planned()).toHaveLength(1);
  await ada.browser.delete(`/api/v1/links/intervals-icu?data=${data}`);
  await svett.settle();
  expect(await planned()).toEqual([]);
});

test('nothing is read into the book once health data may not be kept', async () => {
  await pasteKey();
  intervals.plan(calendar.id, { start_date_local: `${dayIn(1)}T18:00:00` });
  await sayFor(svett, ada.is.athleteId, 'health-data', false);
  await lookAgain();
  await sayFor(svett, ada.is.athleteId, 'health-data', true);
  expect(await planned()).toEqual([]);
  await svett.settle();
  expect(await planned()).toHaveLength(1);
});
