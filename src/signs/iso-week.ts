import { DAY_MS, dayOf } from '#src/kernel/clock';

export const WEEK_LENGTH = 8;
const WEEK_DAYS = 7;
const THURSDAY = 4;
const WEEK = /^(\d{4})-W(\d{2})$/;

/** The ISO 8601 week a day (YYYY-MM-DD) lies in, such as 2026-W48; it belongs to the year of its Thursday. */
export function weekOf(day: string): string {
  const thursday = moved(mondayBefore(day), THURSDAY - 1);
  const year = thursday.slice(0, 4);
  const number = 1 + Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / DAY_MS / WEEK_DAYS);
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The first day of a week. */
export function mondayOf(week: string): string {
  const [, year = '', number = ''] = WEEK.exec(week) ?? [];
  return moved(mondayBefore(`${year}-01-04`), (Number(number) - 1) * WEEK_DAYS);
}

/** Whether there is such a week. */
export function isWeek(week: string): boolean {
  return WEEK.test(week) && week.slice(6) !== '00' && weekOf(mondayOf(week)) === week;
}

/** So many weeks later; before, where fewer than none. */
export function weeksAfter(week: string, weeks: number): string {
  return weekOf(moved(mondayOf(week), weeks * WEEK_DAYS));
}

/** The last `count` weeks to `week`, oldest first. */
export function lastWeeks(week: string, count: number): string[] {
  return Array.from({ length: count }, (_, back) => weeksAfter(week, back + 1 - count));
}

/** The day it is in a time zone (IANA name), YYYY-MM-DD. */
export function dayIn(timeZone: string, moment: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(moment);
}

function mondayBefore(day: string): string {
  const weekday = new Date(day).getUTCDay() || WEEK_DAYS;
  return moved(day, 1 - weekday);
}

function moved(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * DAY_MS));
}
