import type { Place } from '#simulators/season/athlete';
import type { WorkoutPlan } from '#simulators/season/plan';
import { atLocalHour } from '#simulators/season/season';
import { type SquadPerson, UPPSALA } from '#simulators/squad/people';
import { Seeded } from '#simulators/seeded';

const DAY_MS = 86_400_000;

/** What somebody means to do, and where. */
export interface PlannedAt {
  plan: WorkoutPlan;
  place: Place;
  /** With the team, by its scale. */
  isTeam: boolean;
}

/** Where the squad learns what heat is, and where one of them is now. */
const SINGAPORE: Place = {
  ...{ city: 'Singapore', region: 'Singapore', country: 'Singapore', zone: 'Asia/Singapore' },
  ...{ latitudeDeg: 1.3521, longitudeDeg: 103.8198, altitudeM: 15, airMeanC: 27.5 },
};
/** A week of heat, so many days ago. */
const CAMP = { from: 24, to: 18 };
const ABROAD_FOR_DAYS = 3;
const ILL_FOR_DAYS = 9;
const SILENT_FOR_DAYS = 21;
const TWICE_FOR_DAYS = 6;

type Sketch = Pick<WorkoutPlan, 'name' | 'sport' | 'intensity' | 'shape' | 'indoor'> & {
  hour: number;
  minutes: number;
};

/** The team's week: by days of UTC, 0 is Sunday. */
const TEAM: Partial<Record<number, Sketch>> = {
  2: { ...run('Team intervals', 17.5, 62), intensity: 0.74, shape: 'intervals' },
  4: run('Team run', 17.5, 70),
  6: run('Long run with the team', 9, 105),
};
const OWN: readonly Sketch[] = [
  run('Easy run', 6.4, 45),
  { ...run('Trainer ride', 18.2, 65), sport: 'VirtualRide', indoor: true },
  { ...run('Swim', 6.6, 50), sport: 'Swim', indoor: true },
  { ...run('Weights', 17, 50), sport: 'WeightTraining', intensity: 0.33, indoor: true },
];
const IN_HEAT: readonly Sketch[] = [
  run('Camp run', 10.5, 65),
  { ...run('Camp ride', 9.5, 110), sport: 'Ride' },
];

function run(name: string, hour: number, minutes: number): Sketch {
  return { name, sport: 'Run', hour, minutes, intensity: 0.67, shape: 'steady', indoor: false };
}

/** What they meant to do in the `days` before `now`, oldest first. */
export function calendarOf(person: SquadPerson, { now, days }: { now: Date; days: number }): PlannedAt[] {
  const today = Math.floor(now.getTime() / DAY_MS);
  const all: PlannedAt[] = [];
  for (let ago = days; ago >= 0; ago -= 1) all.push(...onDay(person, today - ago, ago));
  return all.filter(({ plan }) => +plan.startsAt + (plan.durationS + plan.pausedS + 600) * 1_000 <= +now);
}

function onDay(person: SquadPerson, day: number, ago: number): PlannedAt[] {
  const { made, stories } = person;
  const chance = Seeded.of(made.seed, 'squad', day);
  const rests =
    (stories.includes('ill') && ago <= ILL_FOR_DAYS) ||
    (stories.includes('silent') && ago <= SILENT_FOR_DAYS);
  if (rests) return [];
  if (isAtCamp(person) && ago <= CAMP.from && ago >= CAMP.to)
    return chance.chance(0.85) ? [planned(person, day, { ...chance.pick(IN_HEAT), place: SINGAPORE })] : [];
  if (stories.includes('abroad') && ago <= ABROAD_FOR_DAYS)
    return ago === 0 ? [] : [planned(person, day, { ...IN_HEAT[ago % 2]!, minutes: 120, place: SINGAPORE })];
  const done: PlannedAt[] = [];
  const team = TEAM[new Date(day * DAY_MS).getUTCDay()];
  if (stories.includes('twice-a-day') && ago <= TWICE_FOR_DAYS)
    done.push(planned(person, day, { ...run('Extra run', 6.2, 75), intensity: 0.74, place: UPPSALA }));
  if (team && chance.chance(0.88))
    done.push({ ...planned(person, day, { ...team, place: UPPSALA }), isTeam: true });
  else if (!team && (chance.chance(0.26) || (stories.includes('drank-more') && ago === 1)))
    done.push(planned(person, day, { ...chance.pick(OWN), place: UPPSALA }));
  return done;
}

/** Two in three were there. */
function isAtCamp({ made, stories }: SquadPerson): boolean {
  return !stories.includes('abroad') && !stories.includes('minor') && made.seed % 3 !== 0;
}

function planned(
  { made }: SquadPerson,
  day: number,
  { hour, minutes, place, ...sketch }: Sketch & { place: Place },
): PlannedAt {
  const chance = Seeded.of(made.seed, 'workout', day, sketch.name);
  const startsAt = atLocalHour(new Date(day * DAY_MS), hour + chance.between(0, 0.15), place.zone);
  const onBicycle = sketch.sport === 'Ride' || sketch.sport === 'VirtualRide';
  const plan: WorkoutPlan = {
    ...sketch,
    startsAt,
    durationS: Math.round(minutes * chance.between(0.9, 1.12) * 60),
    intensity: sketch.intensity + chance.between(-0.05, 0.05),
    device: onBicycle ? (made.bikeComputer ?? made.watch) : made.watch,
    pausedS: chance.chance(0.25) ? chance.whole(30, 300) : 0,
    legOf: null,
    seed: Math.floor(chance.next() * 2 ** 31),
  };
  return { plan, place, isTeam: false };
}
