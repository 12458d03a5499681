import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId } from '#src/kernel/ids';
import { PlanLog } from '#src/plan/plan-log';
import { PlanForm } from '#src/plan/plan.shapes';
import { UsualPlaces } from '#src/plan/usual-places';
import type { RecordingWishes } from '../support/a-recording.js';
import { anApp, type TestApp } from '../support/app.js';
import { PlayedBack } from '../support/played-back.js';
import { type Brand, TrainingLog } from '../support/training-log.js';

/** The clock of a test stands on Monday 15 June 2026. */
let svett: TestApp;
let log: TrainingLog;
let told = 0;

beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());
beforeEach(async () => {
  log = await TrainingLog.begin(svett, new PlayedBack());
});

const HOME = { latitudeDeg: 59.8586, longitudeDeg: 17.6389 };
const LAKE = { latitudeDeg: 59.7712, longitudeDeg: 17.6389 };
const places = () => svett.get(UsualPlaces).of(log.athleteId);
const run = (
  day: number,
  at: Partial<Record<string, number>>,
  wishes: RecordingWishes = {},
  brand: Brand = 'file',
) =>
  log.hear(brand, `run-${++told}`, {
    ...{ startedAt: new Date(Date.UTC(2026, 5, day, 8)), everyS: 10 },
    ...wishes,
    streams: { speedMs: 3, ...at },
  });
const plan = (wishes: object) =>
  svett.get(PlanLog).put(
    log.athleteId,
    newId(),
    PlanForm.parse({
      ...{ name: 'Long run', sport: 'run', startsAt: '2026-06-20T10:00:00+02:00', durationS: 7200 },
      ...wishes,
    }),
  );

test('where somebody sets out most often stands first, with how often, what for and when last', async () => {
  await run(1, HOME);
  await run(3, LAKE, { sport: 'ride' });
  await run(5, { ...HOME, latitudeDeg: 59.8641 }); // 600 m from the door
  await run(7, HOME, { sport: 'ride' });
  await run(9, HOME);
  expect(await places()).toEqual([
    {
      place: { latitudeDeg: 59.86, longitudeDeg: 17.64 },
      ...{ name: null, plan: null, sessions: 4, sport: 'run', lastOn: '2026-06-09' },
    },
    {
      place: { latitudeDeg: 59.77, longitudeDeg: 17.64 },
      ...{ name: null, plan: null, sessions: 1, sport: 'ride', lastOn: '2026-06-03' },
    },
  ]);
});

test('a place is known by the name it was given last, in whichever plan', async () => {
  await run(1, LAKE);
  await plan({ place: LAKE, placeName: 'Lake' });
  svett.clock.pass({ minutes: 1 });
  await plan({ place: { ...LAKE, latitudeDeg: 59.775 }, placeName: 'The bathing place', name: 'Race' });
  svett.clock.pass({ minutes: 1 });
  await plan({ place: LAKE, name: 'Nothing said' });
  expect(await places()).toEqual([
    {
      place: { latitudeDeg: 59.78, longitudeDeg: 17.64 },
      ...{ name: 'The bathing place', plan: 'Nothing said', sessions: 1, sport: 'run', lastOn: '2026-06-01' },
    },
  ]);
});

test('somewhere nobody has been yet is known by the plan that leads there', async () => {
  await plan({ place: { latitudeDeg: 61.0, longitudeDeg: 14.54 }, name: 'Ski race', sport: 'xc_ski' });
  expect(await places()).toMatchObject([{ name: null, plan: 'Ski race', sessions: 0, sport: null }]);
});

test('what lets nobody keep a place for good tells none, and what tells of the same workout beside it does', async () => {
  await run(1, HOME, {}, 'strava');
  expect(await places()).toEqual([]);
  const startedAt = new Date(Date.UTC(2026, 5, 2, 8));
  await run(2, { latitudeDeg: 10, longitudeDeg: 10 }, { startedAt }, 'strava');
  await run(2, HOME, { startedAt }, 'file');
  expect(await places()).toMatchObject([{ place: { latitudeDeg: 59.86 }, sessions: 1 }]);
});

test('a trainer that rides through a made-up land is no place, and neither is a hall', async () => {
  await run(1, HOME, { sport: 'ride', indoor: true });
  await run(2, HOME, { sport: 'floorball', indoor: null });
  expect(await places()).toEqual([]);
});

test('they are each athlete’s own', async () => {
  await run(1, HOME);
  log = await TrainingLog.begin(svett, new PlayedBack());
  expect(await places()).toEqual([]);
});
