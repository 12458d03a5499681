import { randomUUID } from 'node:crypto';
import type { Member } from '#simulators/squad/member';
import type { DoneWorkout } from '#simulators/squad/workouts';
import { Seeded } from '#simulators/seeded';

/** A weighing as the page of the scale sends it. */
export interface Weighing {
  id: string;
  memberId: string;
  when: 'before' | 'after';
  at: string;
  massKg: number;
  drinkL: number | null;
}

const BEFORE_MS = 12 * 60_000;
const AFTER_MS = 9 * 60_000;
/** Older ones are not taken any more. */
const SINCE_DAYS = 6;
const DAY_MS = 86_400_000;

/**
 * What the team's scale showed around the sessions of the last days: of one in five nobody weighed themselves after, and
 * one drank more than they lost.
 */
export function weighingsOf(
  { person, memberId }: Member,
  done: readonly DoneWorkout[],
  now: Date,
): Weighing[] {
  if (!person.shares.includes('weigh-ins') || person.profile === 'nothing') return [];
  const since = now.getTime() - SINCE_DAYS * DAY_MS;
  const drinksMuch = person.stories.includes('drank-more');
  const lately = done.filter(
    ({ workout, isTeam }) => (isTeam || drinksMuch) && +workout.startsAt > since && endOf(workout) < +now,
  );
  return lately.flatMap(({ workout }) => {
    const chance = Seeded.of(workout.seed, 'scale');
    const drinkL = rounded(chance.between(0.2, 0.8));
    const lostKg = (workout.timerS / 3_600) * chance.between(0.55, 1.15);
    const beforeKg = rounded(person.made.massKg + chance.normal(0, 0.4));
    const afterKg = drinksMuch ? beforeKg + 0.3 : rounded(beforeKg - lostKg + drinkL);
    const drunkL = drinksMuch ? rounded(lostKg + 0.3) : drinkL;
    const weighing = (when: 'before' | 'after', at: number, massKg: number): Weighing => ({
      ...{ id: randomUUID(), memberId, when, at: new Date(at).toISOString(), massKg: rounded(massKg) },
      drinkL: when === 'after' ? drunkL : null,
    });
    const before = weighing('before', +workout.startsAt - BEFORE_MS, beforeKg);
    if (!drinksMuch && chance.chance(0.2)) return [before];
    const at = Math.min(endOf(workout) + AFTER_MS, +now);
    return [before, weighing('after', at, afterKg)];
  });
}

function endOf({ startsAt, elapsedS }: DoneWorkout['workout']): number {
  return startsAt.getTime() + elapsedS * 1_000;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
