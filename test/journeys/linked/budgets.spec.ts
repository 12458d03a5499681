import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aLinkedSvett, type LinkedSvett } from '../../support/linked-svett.js';
import type { Newcomer } from '../../support/newcomer.js';

const ENOUGH = [10_000, 100_000] as [number, number];

let svett: LinkedSvett;
let ada: Newcomer;
beforeAll(async () => {
  svett = await aLinkedSvett({ strava: { dropOptional: 0 } });
});
afterAll(() => svett.close());
/** A minute into a quarter of an hour that nobody has asked in yet. */
beforeEach(async () => {
  const now = svett.clock.now();
  svett.clock.pass({ minutes: 16 - (now.getUTCMinutes() % 15) });
  Object.assign(svett.strava.limits, { overall: ENOUGH, read: ENOUGH, body: 'fault' });
  ada = await svett.newcomer({ days: 0 });
});
afterEach(() => svett.expectNoBreach());

const short = { durationS: 900 };
const ride = (athlete = ada) => svett.strava.addActivity(athlete.is.stravaId, short, { announce: true });
const reads = () => svett.strava.requests.filter(({ path }) => path.startsWith('/api/v3/a'));
const refused = () => reads().filter(({ status }) => status === 429);

describe.each(['fault', 'plain', 'html'] as const)(
  'a quarter of an hour that is used up, said in %s',
  (body) => {
    test('is waited out without a call, and the workout comes in the next', async () => {
      await ada.connect('strava');
      await svett.settle();
      svett.strava.limits.body = body;
      svett.strava.limits.exhaust('quarter');
      const before = refused().length;
      ride();
      await svett.settle();
      ride();
      await svett.settle();
      expect(refused()).toHaveLength(before + 1);
      const { length } = reads();
      await svett.pass({ minutes: 13 });
      expect(reads()).toHaveLength(length);
      expect(await ada.sessions()).toEqual([]);
      await svett.pass({ minutes: 2 }); // a little past its end, as everybody waits a little longer
      expect((await ada.sessions()).length).toBeGreaterThan(0);
      expect(refused()).toHaveLength(before + 1);
      expect(await ada.link('strava')).toMatchObject({ state: 'active', lastError: null });
    });
  },
);

test('a day that is used up is waited out until midnight UTC', async () => {
  await ada.connect('strava');
  await svett.settle();
  svett.strava.limits.exhaust('day');
  ride();
  await svett.settle();
  const { length } = reads();
  for (let hour = svett.clock.now().getUTCHours(); hour < 23; hour += 1) await svett.pass({ hours: 1 });
  expect(reads()).toHaveLength(length);
  await svett.pass({ hours: 1 });
  expect(await ada.sessions()).toHaveLength(1);
});

test('history leaves a part of the budget to what happens now', async () => {
  // Of twenty reads, fourteen are for work that can wait: a list of two pages and six workouts at two reads each.
  svett.strava.limits.read = [20, 100_000];
  const now = svett.clock.now().getTime();
  for (let day = 1; day <= 9; day += 1)
    svett.strava.addActivity(ada.is.stravaId, { ...short, startsAt: new Date(now - day * 86_400_000) });
  const before = refused().length;
  await ada.connect('strava');
  await svett.settle();
  const { backfill } = (await ada.link('strava'))!;
  expect(backfill).toMatchObject({ state: 'waiting', total: 9 });
  expect(backfill!.done).toBeLessThan(9);
  expect(Date.parse(backfill!.until!)).toBeGreaterThan(now);

  const fresh = ride();
  await svett.settle();
  expect((await ada.sessions()).map(({ startedAt }) => startedAt)).toContain(
    fresh.workout.startsAt.toISOString(),
  );
  expect((await ada.link('strava'))!.backfill).toMatchObject({ state: 'waiting' });

  await svett.pass({ minutes: 15 });
  await svett.pass({ minutes: 15 });
  expect((await ada.link('strava'))!.backfill).toMatchObject({
    state: 'done',
    done: 9,
    total: 9,
    until: null,
  });
  expect(await ada.sessions()).toHaveLength(10);
  expect(refused()).toHaveLength(before);
});

test('an application that Strava switched off leaves it alone; nobody’s link is at fault, and all goes on afterwards', async () => {
  const bo = await svett.newcomer();
  for (const athlete of [ada, bo]) await athlete.connect('strava');
  await svett.settle();
  svett.strava.settings.inactive = true;
  const { length } = reads();
  ride(ada);
  await svett.settle();
  ride(bo);
  await svett.settle();
  await svett.pass({ minutes: 50 });
  expect(reads()).toHaveLength(length + 1);
  for (const athlete of [ada, bo]) expect(await athlete.link('strava')).toMatchObject({ state: 'active' });
  expect((await ada.link('strava'))!.lastError).toMatchObject({
    code: 'connect.application-inactive',
    detail: expect.stringContaining('its operator must renew it with Strava'),
  });

  await svett.pass({ hours: 1 }); // still off: at most another look for each, and another hour's rest
  expect(reads().length).toBeLessThanOrEqual(length + 3);
  svett.strava.settings.inactive = false;
  await svett.pass({ hours: 1 });
  await svett.pass({ minutes: 2 });
  for (const athlete of [ada, bo]) {
    expect(await athlete.sessions()).toHaveLength(1);
    expect(await athlete.link('strava')).toMatchObject({ state: 'active', lastError: null });
  }
});
