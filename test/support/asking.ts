import { isSaid, type Verdict } from '#src/advice/advice';
import type { Kind } from '#src/advice/kinds';
import { dayOf } from '#src/kernel/clock';
import type { Asked, Occasion } from '#src/nudges/adviser';
import type { TestApp } from './app.js';

/** A question in this moment, to somebody who lives in UTC. */
export function askedNow({ clock }: Pick<TestApp, 'clock'>): Asked {
  const now = clock.now();
  const weekday = (now.getUTCDay() || 7) as Asked['weekday'];
  return { now, day: dayOf(now), weekday, time: now.toISOString().slice(11, 16), timeZone: 'UTC' };
}

/** The day’s look in the morning or in the afternoon. */
export function lookAt(svett: Pick<TestApp, 'clock'>, athleteId: string, slot: 'morning' | 'afternoon') {
  return { of: 'look', athleteId, day: dayOf(svett.clock.now()), slot } satisfies Occasion;
}

/** What was answered of a kind: `said`, why not, or nothing at all. */
export function answerOf(verdicts: readonly Verdict[], kind: Kind): string | undefined {
  const verdict = verdicts.find((one) => one.kind === kind);
  return verdict && (isSaid(verdict) ? 'said' : verdict.silent);
}
