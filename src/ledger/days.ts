import { DAY_MS, dayOf, daysAfter } from '#src/kernel/clock';

export { daysAfter };

/** All days as YYYY-MM-DD; both included. */
export function daysBetween(from: string, to: string): string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const days: string[] = [];
  for (let at = first; at <= last; at += DAY_MS) days.push(dayOf(new Date(at)));
  return days;
}

/** The Monday of the day's week, as ISO 8601 counts them. */
export function mondayOf(day: string): string {
  return daysAfter(day, -((new Date(day).getUTCDay() + 6) % 7));
}
