import type { Entry } from '#web/station/station-shapes.ts';

const DAY_MS = 86_400_000;
/** What was taken is of use for the rest of its day, wherever that is, and a night. */
const TAKEN_MS = 1.5 * DAY_MS;
/** That a weighing was not taken is told for so long, without its kilos. */
const TOLD_MS = 7 * DAY_MS;

/** As it stays on this device at a moment; null: nothing of it does. */
export function leftOf(entry: Entry, now: Date): Entry | null {
  const at = now.getTime();
  if (entry.state === 'taken') return at - Date.parse(entry.at) > TAKEN_MS ? null : entry;
  if (at <= Date.parse(entry.until)) return entry;
  return entry.state === 'waiting' ? refused(entry, 'too-old', now) : null;
}

export function refused(entry: Entry, reason: Entry['reason'], now: Date): Entry {
  const until = new Date(now.getTime() + TOLD_MS).toISOString();
  return { ...entry, state: 'refused', reason, massKg: null, drinkL: null, until };
}

const HOUR_MS = 3_600_000;

/** What counts as weighed now: today's, and past midnight an evening's for some hours more. */
export function isCurrent({ day, at }: Entry, today: string, openHours: number, now = new Date()): boolean {
  return day === today || now.getTime() - Date.parse(at) <= openHours * HOUR_MS;
}

/** First weighings whose second was taken: what to drink is told, and nobody needs their kilos here. */
export function spentAmong(entries: readonly Entry[]): string[] {
  const afters = entries.filter(({ when, state }) => when === 'after' && state === 'taken');
  return entries
    .filter(({ when, state, massKg }) => when === 'before' && state === 'taken' && massKg !== null)
    .filter((before) => afters.some(({ memberId, at }) => memberId === before.memberId && at >= before.at))
    .map(({ id }) => id);
}
