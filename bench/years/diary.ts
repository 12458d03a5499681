import type { WorkoutPlan } from '#simulators/season/plan';
import { Seeded } from '#simulators/seeded';
import { type Errand, errandsOf } from './errands.js';
import { localMoment } from './wall-clock.js';

const DAY_MS = 86_400_000;
const HOME = 'Europe/Stockholm';
/** Half an hour of summer time, a quarter of an hour beside the hour, the far side of the date line, and no summer time. */
const ABROAD = [
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'America/St_Johns',
  'Africa/Nairobi',
  'Pacific/Honolulu',
] as const;
const SPORTS = ['Run', 'Run', 'Ride', 'Ride', 'Swim', 'WeightTraining', 'Walk'] as const;

/** How a brand comes to tell of a ride, and how often. */
export interface Telling {
  /** Minutes after it ended. */
  lateMin: number;
  copies: number;
}

export interface PlannedRide {
  plan: Pick<WorkoutPlan, 'sport' | 'startsAt' | 'durationS' | 'intensity' | 'shape' | 'indoor' | 'seed'>;
  garmin: Telling;
  strava: Telling;
  /** Hours after it was told; null: it stays as it was. */
  editedAfterH: number | null;
  removedAfterH: number | null;
}

/** What somebody will do, each day of it from the seed, their number and its date alone. */
export interface Diary {
  rides: PlannedRide[];
  /** The clock they live by from then on. */
  zones: { from: Date; zone: string }[];
  /** Health data may not be kept in between. */
  lapses: { from: Date; to: Date }[];
  /** What they do at their own page. */
  errands: Errand[];
}

export function diaryOf(seed: number, athlete: number, { from, days }: { from: Date; days: number }): Diary {
  const zones = journeys(Seeded.of(seed, 'journeys', athlete), { from, days });
  const zoneAt = (moment: Date) => zones.findLast((each) => each.from <= moment)?.zone ?? HOME;
  const rides: PlannedRide[] = [];
  let freeFrom = +from + DAY_MS;
  for (let day = 1; day < days; day += 1) {
    const date = new Date(+from + day * DAY_MS);
    const chance = Seeded.of(seed, 'day', athlete, day);
    const times = chance.chance(0.74) ? 0 : chance.chance(0.08) ? 2 : 1;
    for (let n = 0; n < times; n += 1) {
      const ride = aRide(chance, date, zoneAt(date));
      if (+ride.plan.startsAt < freeFrom) continue;
      rides.push(ride);
      freeFrom = +ride.plan.startsAt + ride.plan.durationS * 1000 + 900_000;
    }
  }
  const lapses = lapsesOf(Seeded.of(seed, 'lapses', athlete), { from, days });
  return {
    rides,
    zones,
    lapses,
    errands: errandsOf(seed, athlete, { from, days, rides: rides.map(({ plan }) => plan), zoneAt }),
  };
}

/** Mornings, lunches and evenings, some of which go on into the quiet hours. */
function aRide(chance: Seeded, date: Date, zone: string): PlannedRide {
  const hour = chance.pick([6.1, 7.5, 12, 17.3, 18.5, 20.4, 21.6]) + chance.between(0, 0.8);
  const startsAt = localMoment(date.toISOString().slice(0, 10), hour * 60, zone);
  const isLong = chance.chance(0.15);
  const telling = (): Telling => ({
    lateMin: lateness(chance),
    copies: chance.chance(0.2) ? chance.whole(2, 5) : 1,
  });
  return {
    plan: {
      sport: chance.pick(SPORTS),
      startsAt: new Date(Math.floor(+startsAt / 1000) * 1000),
      durationS: Math.round(60 * (isLong ? chance.between(120, 260) : chance.between(25, 100))),
      intensity: chance.between(0.45, 0.85),
      shape: chance.chance(0.3) ? 'intervals' : 'steady',
      indoor: chance.chance(0.15),
      seed: chance.whole(1, 2 ** 30),
    },
    garmin: telling(),
    strava: telling(),
    editedAfterH: chance.chance(0.02) ? chance.pick([0.2, 0.5, 1, 2, 50]) : null,
    removedAfterH: chance.chance(0.008) ? chance.pick([0.3, 1, 3, 60]) : null,
  };
}

/** Mostly minutes; sometimes the watch finds no phone until the evening, or for days. */
function lateness(chance: Seeded): number {
  if (chance.chance(0.008)) return chance.between(900, 4_000);
  return chance.chance(0.07) ? chance.between(30, 300) : chance.between(1, 12);
}

function journeys(chance: Seeded, { from, days }: { from: Date; days: number }): Diary['zones'] {
  const zones: Diary['zones'] = [{ from, zone: HOME }];
  for (let day = chance.between(4, 60); day < days; day += chance.between(20, 90)) {
    const backAfter = chance.between(2, 14);
    const at = (n: number) => new Date(Math.floor((+from + n * DAY_MS) / 1000) * 1000);
    zones.push({ from: at(day), zone: chance.pick(ABROAD) }, { from: at(day + backAfter), zone: HOME });
    day += backAfter;
  }
  return zones;
}

function lapsesOf(chance: Seeded, { from, days }: { from: Date; days: number }): Diary['lapses'] {
  const lapses: Diary['lapses'] = [];
  for (let day = chance.between(6, 500); day < days - 8; day += chance.between(200, 600)) {
    const length = Math.min(chance.between(1, 18), days - 7 - day);
    const at = (n: number) => new Date(Math.floor((+from + n * DAY_MS) / 1000) * 1000);
    lapses.push({ from: at(day), to: at(day + length) });
    day += length;
  }
  return lapses;
}
