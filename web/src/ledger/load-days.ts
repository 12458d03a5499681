import type { TrainingLoad } from '#web/ledger/factor-queries.ts';

const DAY_MS = 86_400_000;

/** What one day asked, by heart rate. */
export interface LoadDay {
  day: string;
  /** Training impulse of all its sessions. */
  load: number;
  /** Minutes at threshold; null where no session of the day could tell. */
  threshold: number | null;
}

export function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * DAY_MS).toISOString().slice(0, 10);
}

/** Every day up to `to`, those without a session too. What was told by feeling is another scale, and stays out. */
export function loadDays({ items }: TrainingLoad, to: string, count: number): LoadDay[] {
  return Array.from({ length: count }, (_, n) => {
    const day = daysBefore(to, count - 1 - n);
    const ofDay = items.filter((one) => one.day === day);
    const told = ofDay.flatMap(({ minutesAtThreshold }) => minutesAtThreshold ?? []);
    return {
      day,
      load: ofDay.reduce((sum, { trimp }) => sum + (trimp ?? 0), 0),
      threshold: told.length > 0 ? told.reduce((sum, minutes) => sum + minutes, 0) : null,
    };
  });
}
