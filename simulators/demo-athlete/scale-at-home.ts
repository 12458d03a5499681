import { randomUUID } from 'node:crypto';
import type { MadeWorkout } from '#simulators/season/workout';
import { Seeded } from '#simulators/seeded';
import type { PersonAtBrowser } from '#simulators/squad/person-at-browser';

const MINUTE_MS = 60_000;
/** Her scale tells a little more than Svett thinks at first: that is what it is there for. */
const SWEATS_MORE = 1.18;
/** Days differ: some of her weighings lie beside what Svett foretold. */
const DAYS_DIFFER = 0.16;
/** Of breath and burnt fuel, a share of what sweat takes. */
const NOT_SWEAT = 0.08;
/** She drinks about half of what she loses. */
const DRINKS = 0.5;

export interface Weighed {
  workout: MadeWorkout;
  sessionId: string;
  /** What Svett thinks that it cost. */
  litres: number;
  massKg: number;
}

/** Tells before and after of a session that is there, on its page. */
export async function weigh(person: PersonAtBrowser, weighed: Weighed): Promise<void> {
  const { preKg, postKg, drinkKg } = onTheScale(weighed);
  await person.put(`sessions/${weighed.sessionId}/weigh-in`, { preKg, postKg, drinkKg, sure: true });
}

/** Tells before and after as one stands on the scale; Svett finds the session between them. */
export async function weighAsItGoes(person: PersonAtBrowser, weighed: Weighed): Promise<void> {
  const { startsAt, elapsedS } = weighed.workout;
  const { preKg, postKg, drinkKg } = onTheScale(weighed);
  const at = (ms: number) => new Date(ms).toISOString();
  await person.put(`weighings/${randomUUID()}`, {
    before: { at: at(+startsAt - 12 * MINUTE_MS), kg: preKg },
    after: { at: at(+startsAt + elapsedS * 1_000 + 9 * MINUTE_MS), kg: postKg },
    ...{ drinkKg, sure: true },
  });
}

function onTheScale({ workout, litres, massKg }: Weighed) {
  const that = Seeded.of(workout.seed, 'scale').normal(SWEATS_MORE, DAYS_DIFFER);
  const lostKg = litres * that * (1 + NOT_SWEAT);
  const [preKg, drinkKg] = [rounded(massKg), rounded(lostKg * DRINKS)];
  return { preKg, drinkKg, postKg: rounded(preKg - lostKg + drinkKg) };
}

/** As a scale for the bathroom shows it. */
export function rounded(kg: number): number {
  return Math.round(kg * 10) / 10;
}
