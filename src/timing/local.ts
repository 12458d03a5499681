import { Temporal } from 'temporal-polyfill';
import { daysAfter } from '#src/kernel/clock';

export { daysAfter };

/** A moment as the calendar and the clock on the wall of one place tell it. */
export interface Local {
  /** YYYY-MM-DD. */
  day: string;
  /** 1 is Monday, as ISO 8601 counts. */
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** HH:MM. */
  time: string;
}

/** `moment` where the clocks are those of `zone` (IANA name). */
export function localOf(moment: Date, zone: string): Local {
  return toldBy(zoned(moment, zone));
}

/**
 * The moment at which a calendar shows `day` (YYYY-MM-DD) and a clock `time` (HH:MM). Where clocks skip that time it is the
 * first moment after the gap; where they show it twice, the first of the two.
 */
export function momentOf(day: string, time: string, zone: string): Date {
  const wanted = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wanted)) return dateOf(found);
  return dateOf(found.getTimeZoneTransition('next')!);
}

/** The last moment of the day that `moment` lies on where the clocks are those of `zone`. */
export function endOfDay(moment: Date, zone: string): Date {
  return new Date(momentOf(daysAfter(localOf(moment, zone).day, 1), '00:00', zone).getTime() - 1);
}

export function weekdayOf(day: string): Local['weekday'] {
  return Temporal.PlainDate.from(day).dayOfWeek as Local['weekday'];
}

export function zoned(moment: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone);
}

export function toldBy(at: Temporal.ZonedDateTime): Local {
  return {
    day: at.toPlainDate().toString(),
    weekday: at.dayOfWeek as Local['weekday'],
    time: at.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

export function dateOf(at: Temporal.ZonedDateTime): Date {
  return new Date(at.epochMilliseconds);
}
