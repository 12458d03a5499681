import { type Ground, silence, type Verdict } from '#src/advice/advice';
import { mostByPlanL } from '#src/advice/fluid';
import { groundOf, likelyAmount } from '#src/advice/likely-amount';
import { quantile, type LogNormal } from '#src/sweat/distribution';

/** What went in and out in a session, as it was told and estimated. */
export interface DrinkingFacts {
  sessionId: string;
  durationMin: number;
  hoursSinceEnd: number;
  /** Between two weighings, or as told; null: nobody told. */
  drunkL: number | null;
  /** After less before; null: not weighed. */
  gainedKg: number | null;
  sweatL: LogNormal | null;
  /** What else a scale sees go. */
  nonSweatL: number;
  now: Date;
}

/** So much more than went out. [Weschler2005] [own] */
const FAR_MORE_L = 0.5;
const GAINED_KG = 0.3;
const LONG_ENOUGH_MIN = 90;
/** Of a shorter one a glass too much says nothing. [own] */
const SOFT_MIN = 60;
/** It may show up to a day after. [Weschler2005] */
const DANGER_H = 24;

const SOURCES = ['Weschler2005', 'Noakes2005', 'Montain2006'];

/** At once, that more went in than out, with the signs that need help. */
export function drankMoreThanSweated(facts: DrinkingFacts): Verdict {
  const { sessionId, durationMin, hoursSinceEnd, gainedKg } = facts;
  const grounds = groundsOf(facts);
  if (durationMin < LONG_ENOUGH_MIN) return silence('drank-more-than-sweated', 'short', grounds);
  if (hoursSinceEnd > DANGER_H) return silence('drank-more-than-sweated', 'past', grounds);
  if (!isFarMore(facts)) return silence('drank-more-than-sweated', 'not-too-much', grounds);
  return {
    kind: 'drank-more-than-sweated',
    key: `drank-more:${sessionId}`,
    sessionId,
    values: { by: gainedKg !== null && gainedKg > GAINED_KG ? 'weight' : 'drink' },
    grounds,
    grade: 'A',
    sources: SOURCES,
    ...atOnceFor(facts),
  };
}

/** A soft word in the app, that more was drunk than the least that was likely lost. */
export function drankMuch(facts: DrinkingFacts): Verdict {
  const { sessionId, durationMin, hoursSinceEnd, drunkL, sweatL, nonSweatL } = facts;
  const grounds = groundsOf(facts);
  if (drunkL === null || !sweatL) return silence('drank-much', 'not-told', grounds);
  if (durationMin < SOFT_MIN) return silence('drank-much', 'short', grounds);
  if (hoursSinceEnd > DANGER_H) return silence('drank-much', 'past', grounds);
  if (drunkL <= quantile(sweatL, 0.1) + nonSweatL) return silence('drank-much', 'not-too-much', grounds);
  if (durationMin >= LONG_ENOUGH_MIN && isFarMore(facts))
    return silence('drank-much', 'caution-says-it', grounds);
  return {
    kind: 'drank-much',
    key: `drank-much:${sessionId}`,
    sessionId,
    values: {},
    grounds,
    grade: 'B',
    sources: SOURCES,
    ...atOnceFor(facts),
  };
}

function isFarMore({ drunkL, gainedKg, sweatL, nonSweatL }: DrinkingFacts): boolean {
  if (gainedKg !== null && gainedKg > GAINED_KG) return true;
  return drunkL !== null && sweatL !== null && drunkL - (quantile(sweatL, 0.5) + nonSweatL) >= FAR_MORE_L;
}

function groundsOf({ drunkL, gainedKg, sweatL }: DrinkingFacts): Ground[] {
  return [
    ...(drunkL === null ? [] : [{ what: 'drunk-l', value: drunkL }]),
    ...(gainedKg === null ? [] : [{ what: 'gained-kg', value: gainedKg }]),
    ...(sweatL ? [groundOf('sweat-l', likelyAmount(sweatL))] : []),
  ];
}

const HOUR_MS = 3_600_000;

/** What was said keeps the moment of the first time it was asked; asked anew it only has to be there still. */
function atOnceFor({ sessionId, now }: DrinkingFacts) {
  return {
    sendAt: { at: 'once' },
    expiresAt: { at: 'moment', moment: new Date(now.getTime() + DANGER_H * HOUR_MS) },
    path: `/sessions/${sessionId}`,
  } as const;
}

export interface LongEventFacts {
  plannedId: string;
  /** YYYY-MM-DD. */
  day: string;
  durationMin: number;
  startsAt: Date;
  sweatL: LogNormal | null;
  /** When to say it: eighteen hours before, in the hours in which people hear it. */
  sayAt: Date;
  /** No amount is named to this person. */
  isWithoutAmount: boolean;
}

const LONG_EVENT_MIN = 240;

/** The day before a long day: by thirst, never by a schedule. */
export function beforeLongEvent(facts: LongEventFacts): Verdict {
  const { plannedId, day, durationMin, startsAt, sweatL, sayAt, isWithoutAmount } = facts;
  const grounds: Ground[] = [
    { what: 'planned-min', value: durationMin },
    ...(sweatL ? [groundOf('expected-l', likelyAmount(sweatL))] : []),
  ];
  if (durationMin < LONG_EVENT_MIN) return silence('before-long-event', 'not-long', grounds);
  const mostL = sweatL && !isWithoutAmount ? mostByPlanL(sweatL, durationMin) / (durationMin / 60) : null;
  return {
    kind: 'before-long-event',
    // Moved to another day it is another night before.
    key: `long-event:${plannedId}:${day}`,
    sessionId: null,
    values: mostL === null ? { ceiling: 'no' } : { ceiling: 'yes', mostDlPerH: mostL * 10 },
    grounds,
    grade: 'A',
    sources: SOURCES,
    sendAt: { at: 'moment', moment: sayAt },
    expiresAt: { at: 'moment', moment: startsAt },
    path: '/inbox',
  };
}
