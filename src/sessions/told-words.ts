import type { ToldSession } from '#src/sessions/told-session.entity';

/** What can be said of a session. */
export type Said = Omit<ToldSession, 'id' | 'sessionId' | 'athleteId' | 'toldAt'>;

/** It, and when it was last said otherwise. */
export type ToldWords = Said & Pick<ToldSession, 'toldAt'>;

export const UNSAID: Said = {
  sport: null,
  indoor: null,
  clothing: null,
  airC: null,
  humidityPct: null,
  windMs: null,
  waterC: null,
  massKg: null,
};

export const FIELDS = Object.keys(UNSAID) as (keyof Said)[];

export function saidIn(told: Said): Said {
  return Object.fromEntries(FIELDS.map((field) => [field, told[field]])) as unknown as Said;
}

export function isEmpty(said: Said): boolean {
  return FIELDS.every((field) => said[field] === null);
}

/** What is said of two sessions that turn out to be one: what the one says, and where it is silent the other. */
export function together<Told extends ToldWords>(one: Told, other: Told): Told {
  const filled = Object.fromEntries(FIELDS.map((field) => [field, one[field] ?? other[field]]));
  const toldAt = new Date(Math.max(one.toldAt.getTime(), other.toldAt.getTime()) + 1);
  return { ...one, ...filled, toldAt };
}
