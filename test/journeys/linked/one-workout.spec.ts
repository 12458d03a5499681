import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SessionEstimateView } from '#src/estimates/estimate.shapes';
import { fitFile } from '#simulators/season/fit-file';
import { type MadeWorkout, makeWorkout } from '#simulators/season/workout';
import type { Sport } from '#simulators/season/motion';
import { aLinkedSvett, type LinkedSvett } from '../../support/linked-svett.js';
import type { Newcomer } from '../../support/newcomer.js';

let svett: LinkedSvett;
let ada: Newcomer;
beforeAll(async () => {
  svett = await aLinkedSvett({ strava: { dropOptional: 0 } });
});
afterAll(() => svett.close());
beforeEach(async () => {
  ada = await svett.newcomer();
  await ada.connect('strava');
  await ada.connect('garmin');
  await svett.settle();
});
afterEach(() => svett.expectNoBreach());

/** What Ada's Garmin watch records, ending a while ago. */
function made({ sport = 'Ride', minutes = 20, startsAt, legOf = null }: Wishes = {}): MadeWorkout {
  return makeWorkout(ada.is.made, {
    ...{ name: 'A workout', sport, durationS: minutes * 60, intensity: 0.7, shape: 'steady', indoor: false },
    ...{ device: 'Garmin Forerunner 255', pausedS: 0, legOf, seed: 7 },
    startsAt: startsAt ?? new Date(svett.clock.now().getTime() - 3 * 3_600_000),
  });
}
interface Wishes {
  sport?: Sport;
  minutes?: number;
  startsAt?: Date;
  legOf?: string | null;
}

/** The ways in which one workout reaches Svett. */
const ways = {
  garmin: (...legs: MadeWorkout[]) => void svett.garmin.recordThis(ada.is.garminId, ...legs),
  strava: (...legs: MadeWorkout[]) => {
    for (const workout of legs) svett.strava.addActivity(ada.is.stravaId, { workout }, { announce: true });
  },
  file: async (...legs: MadeWorkout[]) => {
    await ada.browser.upload({ name: 'workout.fit', bytes: fitFile(ada.is.made, legs) });
  },
};
type Way = keyof typeof ways;

async function arrive(way: Way, ...legs: MadeWorkout[]): Promise<void> {
  await ways[way](...legs);
  await svett.settle();
}
/** The only session there is. */
async function theSession() {
  const sessions = await ada.sessions();
  expect(sessions).toHaveLength(1);
  return ada.session(sessions[0]!.id);
}
const numbersOf = ({ sweat, magnesium, curve }: SessionEstimateView) => ({ sweat, magnesium, curve });

describe('one workout, told by Garmin, by Strava and by its own file', () => {
  test.each<[Way, Way, Way]>([
    ['garmin', 'strava', 'file'],
    ['garmin', 'file', 'strava'],
    ['strava', 'garmin', 'file'],
    ['strava', 'file', 'garmin'],
    ['file', 'strava', 'garmin'],
    ['file', 'garmin', 'strava'],
  ])('is one session, whichever comes first: %s, %s, %s', async (...order) => {
    const workout = made();
    for (const way of order) await arrive(way, workout);
    const session = await theSession();
    expect(session).toMatchObject({
      sport: 'ride',
      startedAt: workout.startsAt.toISOString(),
      elapsedS: workout.elapsedS,
    });
    expect(session.sources.map(({ source }) => source).sort()).toEqual(['file', 'garmin', 'strava']);
    // The file is believed where it speaks; where each field came from is kept.
    const fromStrava = Object.entries(session.provenance).filter(([, source]) => source === 'strava');
    expect(fromStrava.map(([field]) => field)).toEqual(['athlete.ftpW']);
    expect((await ada.estimate(session.id)).state).toBe('ready');
  });

  test('told by a device of another maker to Strava, and by hand as a file, is one by its hours', async () => {
    const workout = { ...made(), device: 'Wahoo ELEMNT BOLT', garminActivityId: null };
    await arrive('strava', workout);
    const shifted = { ...workout, startsAt: new Date(workout.startsAt.getTime() + 40_000), deviceSerial: 1 };
    await arrive('file', shifted);
    const session = await theSession();
    expect(session.sources.map(({ source }) => source).sort()).toEqual(['file', 'strava']);
  });

  test('is two where the hours, the sport or the distance say so', async () => {
    const workout = made();
    await arrive('file', workout);
    const later = new Date(workout.startsAt.getTime() + 10 * 60_000);
    await arrive('strava', { ...made({ startsAt: later }), garminActivityId: null });
    await arrive('strava', { ...made({ sport: 'WeightTraining' }), garminActivityId: null });
    expect(await ada.sessions()).toHaveLength(3);
  });

  test('costs the same for the athlete, whoever else tells of it', async () => {
    const workout = made();
    await arrive('file', workout);
    const alone = numbersOf(await ada.estimate((await theSession()).id));
    await arrive('strava', workout);
    expect(numbersOf(await ada.estimate((await theSession()).id))).toEqual(alone);
  });

  test('goes on without the source that takes it back', async () => {
    const workout = made();
    for (const way of ['strava', 'garmin'] as const) await arrive(way, workout);
    const [activity] = svett.strava.activitiesOf(ada.is.stravaId);
    svett.strava.deleteActivity(activity!.id);
    await svett.settle();
    expect((await theSession()).sources.map(({ source }) => source)).toEqual(['garmin']);
    await ada.disconnect('garmin', 'erase');
    await svett.settle();
    expect(await ada.sessions()).toEqual([]);
  });
});

test('a workout whose hour Strava hides is asked about, and joined when the athlete says so', async () => {
  const workout = { ...made(), garminActivityId: null };
  await arrive('file', workout);
  svett.strava.addActivity(ada.is.stravaId, { workout, hidesStart: true }, { announce: true });
  await svett.settle();
  const sessions = await ada.sessions();
  expect(sessions).toHaveLength(2);
  const asked = sessions.find(({ sameAs }) => sameAs !== null)!;
  await ada.browser.post(`/api/v1/sessions/${asked.id}/same-as`, { answer: 'same' });
  await svett.settle();
  const session = await theSession();
  expect(session.startedAt).toBe(workout.startsAt.toISOString());
});

describe('a triathlon', () => {
  /** Swum, ridden and run, with two minutes to change between. */
  const triathlon = () => {
    const startsAt = new Date(svett.clock.now().getTime() - 4 * 3_600_000);
    const later = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000);
    const legOf = 'sunday';
    return [
      made({ sport: 'Swim', minutes: 10, startsAt, legOf }),
      made({ sport: 'Ride', minutes: 25, startsAt: later(12), legOf }),
      made({ sport: 'Run', minutes: 15, startsAt: later(39), legOf }),
    ];
  };
  /** Each leg counted, and none twice. */
  async function expectOneTriathlon(): Promise<SessionEstimateView> {
    const session = await theSession();
    expect(session.multisport).toBe(true);
    const sports = session.legs.map(({ sport }) => sport).filter((sport) => sport !== 'transition');
    expect(sports.map((sport) => sport.replace('open_water_', ''))).toEqual(['swim', 'ride', 'run']);
    const estimate = await ada.estimate(session.id);
    expect(estimate.state).toBe('ready');
    const legs = estimate.legs.reduce((sum, { litres }) => sum + litres, 0);
    expect(estimate.sweat!.litres / legs).toBeGreaterThan(0.95);
    expect(estimate.sweat!.litres / legs).toBeLessThan(1.05);
    expect(estimate.durationS).toBeLessThan(60 * 60);
    return estimate;
  }

  test('from Garmin, as summaries, samples and one file, is one session of three legs', async () => {
    const legs = triathlon();
    await arrive('garmin', ...legs);
    const told = await expectOneTriathlon();
    await arrive('file', ...legs);
    const brought = await expectOneTriathlon();
    expect(brought.sweat!.litres).toBeCloseTo(told.sweat!.litres, 1);
  });

  test('from Garmin in pieces only, is put together from its legs', async () => {
    svett.garmin.weigh(ada.is.garminId, 68.5);
    svett.garmin.deliver.activityFiles = 'off';
    await arrive('garmin', ...triathlon());
    svett.garmin.deliver.activityFiles = 'push';
    await expectOneTriathlon();
  });

  test('that Strava tells as three activities beside Garmin’s one is still one, and nothing is sweated twice', async () => {
    const legs = triathlon();
    await arrive('garmin', ...legs);
    const alone = await expectOneTriathlon();
    await arrive('strava', ...legs);
    const both = await expectOneTriathlon();
    expect(both.sweat!.litres).toBeCloseTo(alone.sweat!.litres, 1);
  });

  test('that Strava tells first becomes one when Garmin tells what belongs together', async () => {
    const legs = triathlon();
    await arrive('strava', ...legs);
    expect(await ada.sessions()).toHaveLength(3);
    await arrive('garmin', ...legs);
    await expectOneTriathlon();
  });
});
