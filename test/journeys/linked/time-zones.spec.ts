import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { utcOffsetS } from '#simulators/season/climate';
import { fitFile } from '#simulators/season/fit-file';
import { type MadeWorkout, makeWorkout } from '#simulators/season/workout';
import { aLinkedSvett, type LinkedSvett } from '../../support/linked-svett.js';
import type { Newcomer } from '../../support/newcomer.js';

let svett: LinkedSvett;
beforeAll(async () => {
  svett = await aLinkedSvett({ now: new Date('2026-11-02T12:00:00Z'), strava: { dropOptional: 0 } });
});
afterAll(() => svett.close());
afterEach(() => svett.expectNoBreach());

async function somebody(): Promise<Newcomer> {
  const athlete = await svett.newcomer();
  await athlete.connect('strava');
  await athlete.connect('garmin');
  await svett.settle();
  return athlete;
}

/** A run of forty minutes, away from home. */
function run({ is: { made } }: Newcomer, zone: string, startsAt: string, device: string): MadeWorkout {
  return makeWorkout(
    { ...made, home: { ...made.home, zone } },
    {
      ...{ name: 'Away', sport: 'Run', durationS: 2400, intensity: 0.7, shape: 'steady', indoor: false },
      ...{ startsAt: new Date(startsAt), device, pausedS: 0, legOf: null, seed: 5 },
    },
  );
}

const GARMIN = 'Garmin Forerunner 255';

test.each([
  ['UTC', '2026-07-01T06:00:00Z', 0],
  ['Europe/Stockholm, in the hour the clocks jump over', '2026-03-29T00:40:00Z', 3_600],
  ['Europe/Stockholm, in the hour that comes twice', '2026-10-25T00:40:00Z', 7_200],
  ['America/New_York, on the evening of the day before', '2026-07-01T01:30:00Z', -14_400],
  ['America/St_Johns, half an hour off', '2026-07-01T20:00:00Z', -9_000],
  ['Asia/Kathmandu, a quarter of an hour off', '2026-07-01T00:30:00Z', 20_700],
  ['Australia/Lord_Howe, where summer is half an hour', '2026-10-03T15:10:00Z', 37_800],
  ['Pacific/Chatham, nearly fourteen hours ahead', '2026-10-30T22:00:00Z', 49_500],
  ['Pacific/Kiritimati, a day ahead of Hawaii', '2026-07-01T11:00:00Z', 50_400],
])(
  'a run in %s is one session at its own hour, told by Strava, by Garmin and by file',
  async (where, startsAt, offsetS) => {
    const zone = where.split(',')[0]!;
    expect(utcOffsetS(new Date(startsAt), zone)).toBe(offsetS);
    const ada = await somebody();
    const workout = run(ada, zone, startsAt, GARMIN);
    const hour = {
      startedAt: new Date(startsAt).toISOString(),
      utcOffsetS: offsetS,
      elapsedS: workout.elapsedS,
    };

    svett.strava.addActivity(ada.is.stravaId, { workout }, { announce: true });
    await svett.settle();
    expect(await ada.sessions()).toEqual([expect.objectContaining({ ...hour, format: 'api' })]);
    svett.garmin.recordThis(ada.is.garminId, workout);
    await svett.settle();
    await ada.browser.upload({ name: 'away.fit', bytes: fitFile(ada.is.made, [workout]) });
    await svett.settle();
    const [session, ...more] = await ada.sessions();
    expect(more).toEqual([]);
    expect(session).toMatchObject(hour);
    expect(session!.sources.map(({ source }) => source).sort()).toEqual(['file', 'garmin', 'strava']);
    expect((await ada.estimate(session!.id)).state).toBe('ready');
  },
);

test('two runs that began at the same hour of the clock, an hour apart, on the night it was set back, are two', async () => {
  const ada = await somebody();
  const [first, second] = ['2026-10-25T00:20:00Z', '2026-10-25T01:20:00Z'].map((startsAt) => ({
    ...run(ada, 'Europe/Stockholm', startsAt, 'Apple Watch'),
  }));
  const onTheClock = ({ startsAt, utcOffsetS: offset }: MadeWorkout) =>
    new Date(startsAt.getTime() + offset * 1000).toISOString();
  expect(onTheClock(first!)).toBe(onTheClock(second!));
  for (const workout of [first!, second!]) {
    svett.strava.addActivity(ada.is.stravaId, { workout }, { announce: true });
    await svett.settle();
    await ada.browser.upload({ name: 'night.fit', bytes: fitFile(ada.is.made, [workout]) });
    await svett.settle();
  }
  expect((await ada.sessions()).map(({ startedAt, utcOffsetS: offset }) => [startedAt, offset])).toEqual([
    ['2026-10-25T01:20:00.000Z', 3_600],
    ['2026-10-25T00:20:00.000Z', 7_200],
  ]);
});

test('a season that is fetched across a change of the clocks has each workout once, after every comparison', async () => {
  svett.clock.pass({ minutes: 1 });
  const ada = await svett.newcomer({ days: 10 });
  await ada.connect('strava');
  await svett.settle();
  const there = svett.strava
    .activitiesOf(ada.is.stravaId)
    .map(({ workout }) => workout.startsAt.toISOString());
  expect(there.some((at) => at < '2026-10-25T01') && there.some((at) => at > '2026-10-25T01')).toBe(true);
  await svett.nextDay();
  expect((await ada.sessions()).map(({ startedAt }) => startedAt).sort()).toEqual(there.sort());
});
