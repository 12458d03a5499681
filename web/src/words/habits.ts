import type { Habits } from '#web/words/numbers.ts';

/** Of whoever is signed in, outside of what is drawn: known before the first page is, and not once it stands. */

const listeners = new Set<() => void>();
let habits: Habits | null = null;

/** null: nobody is signed in. */
export function haveHabits(now: Habits | null): void {
  if (now?.units === habits?.units && now?.timeZone === habits?.timeZone) return;
  habits = now && { units: now.units, timeZone: now.timeZone };
  for (const listener of listeners) listener();
}

export function habitsNow(): Habits | null {
  return habits;
}

export function onHabits(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
