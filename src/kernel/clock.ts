/** Milliseconds. */
export const HOUR_MS = 3_600_000;
/** A day of the calendar in UTC, milliseconds. */
export const DAY_MS = 86_400_000;

/** The day of a moment in UTC, YYYY-MM-DD. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** So many days later, or earlier where fewer than none; both YYYY-MM-DD. @throws RangeError for what is no day */
export function daysAfter(day: string, count: number): string {
  return dayOf(new Date(Date.parse(day) + count * DAY_MS));
}

/** The day of a moment where it was lived, by that place's distance from UTC; UTC's where nobody told it. */
export function localDayOf(moment: Date, utcOffsetS: number | null): string {
  return dayOf(new Date(moment.getTime() + (utcOffsetS ?? 0) * 1000));
}

/** What time it is. The only place that asks the machine, so that every rule can be tested at any hour. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
