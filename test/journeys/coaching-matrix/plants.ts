import { randomUUID } from 'node:crypto';
import { dayOf } from '#src/kernel/clock';
import { weekOf } from '#src/signs/iso-week';
import { yesTo } from '../../support/consenting.js';
import { PlayedBack } from '../../support/played-back.js';
import { type Brand, TrainingLog } from '../../support/training-log.js';
import type { RecordingWishes } from '../../support/a-recording.js';
import type { Browser } from '../../support/browser.js';
import type { TestApp } from '../../support/app.js';
import type { Marks } from './marks.js';

/** Where what is known of somebody comes from. */
export interface Source {
  name: string;
  rides: readonly { daysAgo: number; by: readonly Brand[]; weighed?: true }[];
  /** Writes down food, whole days of it. */
  eats?: true;
}

const WEEK = [1, 2, 3, 4, 5, 6] as const;
/** Each is what an athlete of the squad has; whatever is told of the body besides they all tell. */
export const SOURCES: readonly Source[] = [
  {
    name: 'Strava only',
    rides: [
      { daysAgo: 1, by: ['strava'] },
      { daysAgo: 3, by: ['strava'] },
    ],
  },
  { name: 'Garmin only', rides: [{ daysAgo: 2, by: ['garmin'] }] },
  { name: 'a file only', rides: [{ daysAgo: 2, by: ['file'] }] },
  {
    name: 'Strava and a file',
    rides: [
      { daysAgo: 4, by: ['strava'] },
      { daysAgo: 2, by: ['strava', 'file'] },
    ],
  },
  {
    name: 'weigh-ins',
    rides: [
      { daysAgo: 2, by: ['file'], weighed: true },
      { daysAgo: 4, by: ['strava'], weighed: true },
    ],
  },
  {
    name: 'food',
    rides: [
      { daysAgo: 3, by: ['file'] },
      { daysAgo: 1, by: ['strava'] },
    ],
    eats: true,
  },
  { name: 'a check-in', rides: [{ daysAgo: 5, by: ['garmin'] }] },
];

const must = async (answer: ReturnType<Browser['get']>) => {
  const { statusCode, body } = await answer;
  if (statusCode >= 400) throw new Error(`It was answered ${statusCode}: ${body}`);
};

/** Tells everything of somebody that can be told, in their own browser. */
export async function tellOf(svett: TestApp, browser: Browser, marks: Marks, eats: boolean): Promise<void> {
  const at = '/api/v1';
  for (const purpose of ['lab-values', 'signs', 'stress', 'diet', 'stomach', 'sharing'] as const)
    await must(browser.put(`${at}/consents/${purpose}`, yesTo(purpose)));
  const profile = (await browser.get(`${at}/profile`)).json<object>();
  const { birthDate, heightCm, restingHeartRateBpm } = marks;
  await must(
    browser.put(`${at}/profile`, { ...profile, sex: 'female', birthDate, heightCm, restingHeartRateBpm }),
  );
  const today = svett.clock.now();
  const daysAgo = (days: number) => dayOf(new Date(+today - days * 86_400_000));
  await must(browser.post(`${at}/profile/masses`, { measuredOn: daysAgo(20), massKg: marks.massKg }));
  const food = { name: marks.foodName, basis: 'portion', magnesiumMg: 110 };
  await must(browser.post(`${at}/own-foods`, food));
  const { items } = (await browser.get(`${at}/own-foods`)).json<{ items: { id: string }[] }>();
  for (const day of eats ? WEEK.map(daysAgo) : [daysAgo(1)]) {
    const what = { day, ownFoodId: items[0]!.id, portions: 2 };
    await must(browser.put(`${at}/food-entries/${randomUUID()}`, what));
    await must(browser.put(`${at}/food-entries/${randomUUID()}`, { day, foodId: 'almonds', portions: 3 }));
    if (eats) await must(browser.put(`${at}/food-days/${day}`, { isWhole: true }));
  }
  const lab = { marker: 'magnesium', value: marks.labValue, unit: 'mmol/L', sampledAt: daysAgo(9) };
  await must(browser.post(`${at}/lab-values`, { ...lab, lab: marks.labName }));
  const signs = { cramp: 3, recovery: 2, fatigue: 3, pulse: 0, moodSleep: 2 };
  const feeling = { signs, stress: 8, sleepH: marks.sleepH };
  await must(browser.put(`${at}/signs/check-ins/${weekOf(daysAgo(0))}`, feeling));
  const diet = {
    ...{ lowCarbohydrate: false, oneSided: false, energyRestriction: false, excludedGroups: [] },
    ...{ tags: ['vegan'], allergies: [], dislikedFoods: [marks.dislikedFood], since: null },
  };
  await must(browser.put(`${at}/circumstances/diet`, diet));
  const stomach = { troubles: ['coeliac'], medicines: ['lithium'] };
  await must(browser.put(`${at}/circumstances/stomach`, stomach));
  const startsAt = new Date(+today + 86_400_000).toISOString();
  const plan = { name: marks.planName, place: marks.place, sport: 'run', startsAt, durationS: 3600 };
  await must(browser.put(`${at}/planned-sessions/${randomUUID()}`, plan));
}

/** What they did, as each brand tells it. */
export async function rideAs(
  svett: TestApp,
  athleteId: string,
  { rides }: Source,
  marks: Marks,
): Promise<string[]> {
  const log = TrainingLog.of(svett, new PlayedBack(), athleteId);
  const ids: string[] = [];
  for (const { daysAgo, by, weighed } of rides) {
    const startedAt = new Date(+svett.clock.now() - daysAgo * 86_400_000 - 2 * 3_600_000);
    let id = '';
    for (const brand of by)
      id = await log.hear(brand, `ride-${daysAgo}`, { ...told(brand, marks), startedAt });
    ids.push(id);
    const weighing = { preKg: marks.massKg, postKg: marks.afterKg, scaleStepKg: 0.001 };
    if (weighed) await log.weighIn(id, weighing);
  }
  return ids;
}

/** Strava says of the same ride other things than the device. */
function told(brand: Brand, marks: Marks): RecordingWishes {
  const { serial, heartRateBpm, powerW, place, sportRaw } = marks;
  const isStrava = brand === 'strava';
  return {
    ...{ sport: 'ride', sportRaw, everyS: 10, minutes: isStrava ? 95 : 75 },
    distanceM: isStrava ? marks.stravaDistanceM : marks.distanceM,
    device: { maker: 'canary', product: 'one', serial, kind: 'watch' },
    streams: { ...place, heartRateBpm, powerW: isStrava ? powerW + 60 : powerW },
  };
}
