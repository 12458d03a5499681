import { daysAfter, localOf, momentOf } from '#src/timing/local';

export type Slot = 'morning' | 'afternoon';

/** One of the two moments of a day at which an athlete is looked at. */
export interface Look {
  at: Date;
  /** Of the athlete's own calendar, YYYY-MM-DD. */
  day: string;
  slot: Slot;
}

/** Before the first word a morning may have, and before what is said of an evening. */
const TIMES: Record<Slot, string> = { morning: '07:15', afternoon: '16:15' };
const MINUTE_MS = 60_000;
/** Looks of one zone are spread over so many minutes. */
export const SPREAD_MINUTES = 15;

/** The last look up to `moment` and the first after it, for an athlete who is looked at `minutesLater` than the first. */
export function looksAround(moment: Date, zone: string, minutesLater: number): { last: Look; next: Look } {
  const { day } = localOf(moment, zone);
  const looks = [daysAfter(day, -1), day, daysAfter(day, 1)].flatMap((one) =>
    looksOf(one, zone, minutesLater),
  );
  const next = looks.findIndex(({ at }) => at > moment);
  return { last: looks[next - 1]!, next: looks[next]! };
}

function looksOf(day: string, zone: string, minutesLater: number): Look[] {
  return (['morning', 'afternoon'] as const).map((slot) => ({
    at: new Date(momentOf(day, TIMES[slot], zone).getTime() + minutesLater * MINUTE_MS),
    day,
    slot,
  }));
}

/** Whether the day's last look is over, by the clock on the wall, or about to be: what comes now nobody looks at but for itself. */
export function isAfterLooks(time: string): boolean {
  return time >= TIMES.afternoon;
}

/** Always the same of one athlete. */
export function minutesLaterOf(athleteId: string): number {
  return Number.parseInt(athleteId.slice(-6), 16) % SPREAD_MINUTES;
}
