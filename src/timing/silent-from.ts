import { daysAfter, localOf, momentOf } from '#src/timing/local';
import type { Peace } from '#src/timing/polite';

/** The first moment after `moment` from which no phone may make a sound, within a day; null: there is none. */
export function silentFrom(moment: Date, zone: string, { quiet, focus }: Peace): Date | null {
  const { day } = localOf(moment, zone);
  const begins = [day, daysAfter(day, 1)].flatMap((one) => {
    const { weekday } = localOf(momentOf(one, '12:00', zone), zone);
    const times = focus.filter(({ weekdays }) => weekdays.includes(weekday)).map(({ from }) => from);
    if (quiet.from !== quiet.until) times.push(quiet.from);
    return times.map((time) => momentOf(one, time, zone));
  });
  const ahead = begins.map(Number).filter((at) => at > moment.getTime());
  return ahead.length > 0 ? new Date(Math.min(...ahead)) : null;
}
