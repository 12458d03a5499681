import type { MadeAthlete } from '#simulators/season/athlete';
import { utcOffsetS } from '#simulators/season/climate';
import type { WorkoutPlan } from '#simulators/season/plan';
import { type MadeWorkout, makeWorkout } from '#simulators/season/workout';
import { Seeded } from '#simulators/seeded';

const DAY_MS = 86_400_000;

/**
 * What an athlete did in the days before `until`, oldest first. Each day comes from the athlete's seed and its own date:
 * a season asked for tomorrow is today's and one day more, and two simulators tell the same story.
 */
export function makeSeason(
  athlete: MadeAthlete,
  { until, days }: { until: Date; days: number },
): MadeWorkout[] {
  const plans: WorkoutPlan[] = [];
  const today = Math.floor(until.getTime() / DAY_MS);
  for (let day = today - days; day <= today; day += 1) plans.push(...plansFor(athlete, day));
  return plans
    .filter(({ startsAt, durationS, pausedS }) => +startsAt + (durationS + pausedS) * 1_000 <= +until)
    .filter(({ startsAt }) => +startsAt >= +until - days * DAY_MS)
    .map((plan) => makeWorkout(athlete, plan));
}

/** A workout that ended just now, for somebody who presses "Record". */
export function planNow(athlete: MadeAthlete, now: Date, seed: number): WorkoutPlan {
  const chance = Seeded.of(seed, 'now');
  const made = pickWorkout(athlete, chance, { month: now.getUTCMonth(), long: false });
  const startsAt = new Date(Math.floor(+now / 1_000) * 1_000 - (made.durationS + made.pausedS + 60) * 1_000);
  return { ...made, startsAt, name: named(made, startsAt, athlete), legOf: null, seed };
}

/** Four or five workouts a week: a long one on Sunday, a rest on Monday and Friday, now and then a race on Saturday. */
function plansFor(athlete: MadeAthlete, day: number): WorkoutPlan[] {
  const date = new Date(day * DAY_MS);
  const chance = Seeded.of(athlete.seed, 'day', day);
  const weekday = date.getUTCDay();
  const month = date.getUTCMonth();
  if (weekday === 6 && month >= 4 && month <= 8 && chance.chance(0.12))
    return triathlon(athlete, date, chance);
  if (weekday === 1 || weekday === 5 || chance.chance(0.2)) return [];
  const hour =
    weekday === 0 ? chance.between(8, 11) : chance.pick([6.2, 12.1, 17.4]) + chance.between(0, 0.8);
  const made = pickWorkout(athlete, chance, { month, long: weekday === 0 });
  const startsAt = atLocalHour(date, hour, athlete.home.zone);
  const seed = Math.floor(chance.next() * 2 ** 31);
  return [{ ...made, startsAt, name: named(made, startsAt, athlete), legOf: null, seed }];
}

type Sketch = Omit<WorkoutPlan, 'startsAt' | 'name' | 'legOf' | 'seed'>;

function pickWorkout(
  athlete: MadeAthlete,
  chance: Seeded,
  { month, long }: { month: number; long: boolean },
): Sketch {
  const winter = month <= 2 || month >= 10;
  const onSnow = winter && athlete.home.airMeanC < 5;
  const sport = chance.pick<WorkoutPlan['sport']>([
    ...(['Run', 'Run', 'Run', 'TrailRun', 'Swim', 'WeightTraining', 'Walk'] as const),
    ...(winter ? (['VirtualRide', 'VirtualRide'] as const) : (['Ride', 'Ride', 'Ride'] as const)),
    ...(onSnow ? (['NordicSki'] as const) : []),
  ]);
  const onBicycle = sport === 'Ride' || sport === 'VirtualRide';
  const minutes =
    (onBicycle ? 75 : sport === 'Walk' ? 50 : 48) * (long ? 1.9 : 1) * chance.between(0.75, 1.3);
  const hard = !long && chance.chance(0.35) && sport !== 'Walk' && sport !== 'WeightTraining';
  const calm = sport === 'Walk' || sport === 'WeightTraining';
  return {
    sport,
    durationS: Math.round(minutes * 60),
    intensity: calm ? chance.between(0.28, 0.4) : chance.between(0.62, 0.8) + (hard ? 0.08 : 0),
    shape: hard ? 'intervals' : 'steady',
    indoor: sport === 'VirtualRide' || sport === 'WeightTraining' || (sport === 'Swim' && winter),
    device: onBicycle ? (athlete.bikeComputer ?? athlete.watch) : athlete.watch,
    pausedS: chance.chance(0.3) ? chance.whole(20, 400) : 0,
  };
}

/** An Olympic distance in three legs, each a workout of its own, a few minutes of changing between them. */
function triathlon(athlete: MadeAthlete, date: Date, chance: Seeded): WorkoutPlan[] {
  const legOf = `triathlon-${athlete.seed}-${date.toISOString().slice(0, 10)}`;
  let startsAt = atLocalHour(date, 9.5, athlete.home.zone);
  const legs = [
    { sport: 'Swim', minutes: 28, intensity: 0.85 },
    { sport: 'Ride', minutes: 72, intensity: 0.88 },
    { sport: 'Run', minutes: 46, intensity: 0.86 },
  ] as const;
  return legs.map(({ sport, minutes, intensity }) => {
    const durationS = Math.round(minutes * 60 * chance.between(0.92, 1.1));
    const plan: WorkoutPlan = {
      ...{
        name: `Triathlon ${sport}`,
        sport,
        startsAt,
        durationS,
        intensity,
        shape: 'steady',
        indoor: false,
      },
      ...{ device: athlete.watch, pausedS: 0, legOf, seed: Math.floor(chance.next() * 2 ** 31) },
    };
    startsAt = new Date(+startsAt + (durationS + chance.whole(90, 240)) * 1_000);
    return plan;
  });
}

const WORDS: Record<WorkoutPlan['sport'], string> = {
  ...{ Run: 'Run', TrailRun: 'Trail Run', Ride: 'Ride', VirtualRide: 'Trainer Ride' },
  ...{ Swim: 'Swim', WeightTraining: 'Weights', NordicSki: 'Ski', Walk: 'Walk' },
};

function named({ sport, shape }: Sketch, startsAt: Date, { home }: MadeAthlete): string {
  const hour = new Date(+startsAt + utcOffsetS(startsAt, home.zone) * 1_000).getUTCHours();
  const part = hour < 11 ? 'Morning' : hour < 14 ? 'Lunch' : hour < 17 ? 'Afternoon' : 'Evening';
  return `${part} ${WORDS[sport]}${shape === 'intervals' ? ' with repeats' : ''}`;
}

/** The moment at which clocks on the wall in `zone` show this hour of the UTC day of `date`. */
export function atLocalHour(date: Date, hour: number, zone: string): Date {
  const asUtc = +date + Math.round(hour * 3_600) * 1_000;
  return new Date(asUtc - utcOffsetS(new Date(asUtc), zone) * 1_000);
}
