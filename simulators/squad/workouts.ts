import type { Streams } from '#simulators/season/streams';
import { type MadeWorkout, makeWorkout } from '#simulators/season/workout';
import { calendarOf } from '#simulators/squad/calendar';
import type { SquadPerson } from '#simulators/squad/people';
import { Seeded } from '#simulators/seeded';

export interface DoneWorkout {
  workout: MadeWorkout;
  isTeam: boolean;
}

/** Of a season many are read in: a sample so often is enough for its curve, seconds. */
const SAMPLE_EVERY_S = 10;
/** A strap that stays at home, a phone that hears no satellite. */
const WITHOUT_PULSE = 0.06;
const WITH_GAP = 0.08;

/**
 * What somebody did in the `days` before `now`, oldest first, with the mess of real life in it: pulses that are missing,
 * stretches that were lost. The same seed, person and day give the same workout.
 */
export function workoutsOf(person: SquadPerson, span: { now: Date; days: number }): DoneWorkout[] {
  return calendarOf(person, span).map(({ plan, place, isTeam }) => {
    const chance = Seeded.of(plan.seed, 'mess');
    let workout = makeWorkout({ ...person.made, home: place }, plan);
    if (person.stories.includes('no-pulse') || chance.chance(WITHOUT_PULSE)) workout = withoutPulse(workout);
    if (chance.chance(WITH_GAP)) workout = withGap(workout, chance.between(0.3, 0.6));
    return { workout, isTeam };
  });
}

/** The same with fewer samples, as a device writes that saves its memory. */
export function sparse(workout: MadeWorkout): MadeWorkout {
  const last = workout.streams.time.length - 1;
  return { ...workout, streams: only(workout.streams, (i) => i % SAMPLE_EVERY_S === 0 || i === last) };
}

function withoutPulse(workout: MadeWorkout): MadeWorkout {
  const { heartrate: _, ...streams } = workout.streams;
  return { ...workout, streams, averageHrBpm: null, maxHrBpm: null };
}

/** For an eighth of it nothing was written. `at`: where it begins, as a share. */
function withGap(workout: MadeWorkout, at: number): MadeWorkout {
  const count = workout.streams.time.length;
  const [from, to] = [at * count, (at + 0.125) * count];
  return { ...workout, streams: only(workout.streams, (i) => i < from || i > to) };
}

function only(streams: Streams, keeps: (i: number) => boolean): Streams {
  const columns = Object.entries(streams as unknown as Record<string, unknown[]>);
  return Object.fromEntries(
    columns.map(([name, values]) => [name, values.filter((_, i) => keeps(i))]),
  ) as unknown as Streams;
}
