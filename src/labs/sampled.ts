import { isTimeZone } from '#src/people/preferences';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const EARLIEST = '1900-01-01';

export interface Wall {
  /** Of the athlete. */
  timeZone: string;
  /** Whose clock a distance from UTC tells of: a person's own where they were, a machine's in a file. */
  offsetIs: 'of-the-place' | 'of-a-machine';
}

/**
 * When a sample was taken, as it is kept: `2026-11-20`, or `2026-11-20T07:40:00+01:00`, the hour on the wall. What names no
 * distance from UTC is wall time in the athlete's zone. What a machine wrote with one, and whatever is in UTC (`Z`), is a
 * moment, and is told by the athlete's clock: 06:40 in UTC is a Swedish morning at 07:40. null: no day anybody can read.
 */
export function sampledFrom(text: string, { timeZone, offsetIs }: Wall): string | null {
  const trimmed = text.trim();
  if (DAY.test(trimmed)) return isDay(trimmed) ? trimmed : null;
  const match = MOMENT.exec(trimmed);
  if (!match) return null;
  const [, day, hour, minute, second = '00', offset] = match;
  if (!isDay(day!) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const wall = `${day}T${hour}:${minute}:${second}`;
  if (offset === undefined) return `${wall}${offsetAt(wall, timeZone)}`;
  if (offset === 'Z') return onTheWall(`${wall}Z`, timeZone);
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset)!;
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  const told = `${wall}${sign}${hours}:${minutes}`;
  return offsetIs === 'of-a-machine' ? onTheWall(told, timeZone) : told;
}

/** The day on the wall, YYYY-MM-DD. */
export function localDayIn(sampledAt: string): string {
  return sampledAt.slice(0, 10);
}

/** The hour on the wall, with its minutes as a fraction; null: only the day is known. */
export function localHourOf(sampledAt: string): number | null {
  if (DAY.test(sampledAt)) return null;
  return Number(sampledAt.slice(11, 13)) + Number(sampledAt.slice(14, 16)) / 60;
}

/** null: only the day is known. */
export function momentOf(sampledAt: string): Date | null {
  return DAY.test(sampledAt) ? null : new Date(sampledAt);
}

/** To sort by: of a day alone its beginning in UTC. */
export function orderOf(sampledAt: string): number {
  return Date.parse(sampledAt);
}

function isDay(day: string): boolean {
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) && day >= EARLIEST;
}

/** A moment by the clock of the zone. */
function onTheWall(moment: string, timeZone: string): string {
  const at = new Date(moment);
  const minutes = isTimeZone(timeZone) ? minutesFrom(at, timeZone) : 0;
  return `${new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 19)}${offsetText(minutes)}`;
}

/** How far the clock on the wall is from UTC there and then. */
function offsetAt(wall: string, timeZone: string): string {
  if (!isTimeZone(timeZone)) return offsetText(0);
  const asUtc = Date.parse(`${wall}Z`);
  // Twice: the first guess may lie on the other side of a change of clocks.
  const first = asUtc - minutesFrom(new Date(asUtc), timeZone) * 60_000;
  return offsetText(minutesFrom(new Date(first), timeZone));
}

/** `+01:00` */
function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

function minutesFrom(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    moment,
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /^GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
