import { isTimeZone } from '#src/people/preferences';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const EARLIEST = '1900-01-01';

/**
 * When a sample was taken, as it is kept: `2026-11-20`, or `2026-11-20T07:40:00+01:00`, the hour on the wall where it was
 * taken. What names no distance from UTC is of the zone `timeZone`. null: no day anybody can read.
 */
export function sampledFrom(text: string, timeZone: string): string | null {
  const trimmed = text.trim();
  if (DAY.test(trimmed)) return isDay(trimmed) ? trimmed : null;
  const match = MOMENT.exec(trimmed);
  if (!match) return null;
  const [, day, hour, minute, second = '00', offset] = match;
  if (!isDay(day!) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const wall = `${day}T${hour}:${minute}:${second}`;
  if (offset === undefined) return `${wall}${offsetAt(wall, timeZone)}`;
  if (offset === 'Z') return `${wall}+00:00`;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset)!;
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  return `${wall}${sign}${hours}:${minutes}`;
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

/** `+01:00`: how far the clock on the wall is from UTC there and then. */
function offsetAt(wall: string, timeZone: string): string {
  if (!isTimeZone(timeZone)) return '+00:00';
  const asUtc = Date.parse(`${wall}Z`);
  // Twice: the first guess may lie on the other side of a change of clocks.
  const first = asUtc - minutesFrom(new Date(asUtc), timeZone) * 60_000;
  const minutes = minutesFrom(new Date(first), timeZone);
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
