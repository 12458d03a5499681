import type { Temporal } from 'temporal-polyfill';
import { dateOf, type Local, toldBy, zoned } from '#src/timing/local';

/** Hours in which no phone makes a sound, HH:MM by the clock on the wall; they may cross midnight. None if both are the same. */
export interface QuietHours {
  from: string;
  until: string;
}

/** A time of some weekdays that somebody wants to themselves, HH:MM, within one day. */
export interface FocusTime {
  /** 1 is Monday. */
  weekdays: readonly number[];
  from: string;
  until: string;
}

export interface Peace {
  quiet: QuietHours;
  focus: readonly FocusTime[];
}

const DAY_MINUTES = 24 * 60;
/** Two weeks of days with several times in each: whoever leaves no minute free for longer is left in peace. */
const MOST_STEPS = 200;

export function isQuiet(moment: Date, zone: string, quiet: QuietHours): boolean {
  return endOfQuiet(toldBy(zoned(moment, zone)), quiet) !== null;
}

/**
 * The first moment, from `moment` on, at which the clocks of `zone` show a time in which a phone may speak. null: they
 * show none for weeks.
 */
export function politeMoment(moment: Date, zone: string, { quiet, focus }: Peace): Date | null {
  let at = zoned(moment, zone);
  for (let step = 0; step < MOST_STEPS; step++) {
    const local = toldBy(at);
    const end = endOfQuiet(local, quiet) ?? endOfFocus(local, focus);
    if (end === null) return dateOf(at);
    at = firstOf(at.getTimeZoneTransition('next'), whenClocksShow(end, at));
  }
  return null;
}

function endOfQuiet({ time }: Local, { from, until }: QuietHours): string | null {
  if (from === until) return null;
  const isQuiet = from > until ? time >= from || time < until : time >= from && time < until;
  return isQuiet ? until : null;
}

function endOfFocus({ weekday, time }: Local, focus: readonly FocusTime[]): string | null {
  const found = focus.find(
    ({ weekdays, from, until }) => weekdays.includes(weekday) && time >= from && time < until,
  );
  return found ? found.until : null;
}

/** As long as the clocks are not changed. */
function whenClocksShow(time: string, at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const [hours, minutes] = time.split(':').map(Number);
  const left = (hours! * 60 + minutes! - (at.hour * 60 + at.minute) + DAY_MINUTES) % DAY_MINUTES;
  const { second, millisecond } = at;
  return at.add({ minutes: left }).subtract({ seconds: second, milliseconds: millisecond });
}

/** A clock that is changed on the way shows another time from then on. */
function firstOf(
  change: Temporal.ZonedDateTime | null,
  shown: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime {
  return change && change.epochMilliseconds <= shown.epochMilliseconds ? change : shown;
}
