import type { Book, Done } from './book.js';

/** A session as the service holds it. */
export interface SessionRow {
  id: string;
  /** The service's own name of them. */
  athlete: string;
  started: string;
  timerS: number | null;
  elapsedS: number;
  sport: string;
  /** Those that count, and the lines they are of: each line has one. */
  estimates: number;
  lineages: number;
  loads: number;
  /** Litres of sweat, by the estimate that told least and the one that told most; null: none told any. */
  leastL: number | null;
  mostL: number | null;
  /** Which told of it, as a list. */
  brands: string;
}

/** Each ride that was done is one session with one estimate a line and one load; each session is of a ride. */
export function sessionsAmiss(
  book: Pick<Book, 'rides' | 'athletes'>,
  rows: readonly SessionRow[],
): { lost: string[]; doubled: string[] } {
  const [lost, doubled]: [string[], string[]] = [[], []];
  const held = new Map<string, SessionRow[]>();
  for (const row of rows) {
    const key = `${book.athletes.indexOf(row.athlete)} ${row.started.slice(0, 19)}`;
    held.set(key, [...(held.get(key) ?? []), row]);
  }
  for (const ride of book.rides) {
    const key = keyOf(ride);
    const found = held.get(key) ?? [];
    held.delete(key);
    const isGone = ride.isRemoved && !ride.brands.includes('garmin');
    if (found.length > 1) doubled.push(`${key}: ${found.length} sessions of one ride`);
    if (isGone && found.length > 0) doubled.push(`${key}: still there, and was deleted`);
    if (!isGone && found.length === 0) lost.push(`${key}: no session, told by ${ride.brands.join(' and ')}`);
    for (const { estimates, lineages, loads, timerS, brands } of found) {
      const toldBy = ride.brands.filter((brand) => brand !== 'strava' || !ride.isRemoved);
      for (const brand of toldBy)
        if (!brands.split(',').includes(brand)) lost.push(`${key}: what ${brand} told of it`);
      if (estimates === 0) lost.push(`${key}: no estimate`);
      if (estimates > lineages) doubled.push(`${key}: two estimates that count in one line`);
      if (loads === 0) lost.push(`${key}: no load`);
      if (loads > 1) doubled.push(`${key}: ${loads} loads`);
      const isEdited = ride.editedDurationS !== null && ride.brands.join() === 'garmin';
      if (isEdited && timerS !== ride.editedDurationS) lost.push(`${key}: the correction`);
    }
  }
  for (const key of held.keys()) doubled.push(`${key}: a session of no ride`);
  return { lost, doubled };
}

function keyOf({ athlete, startsAt }: Done): string {
  return `${athlete} ${startsAt.toISOString().slice(0, 19).replace('T', ' ')}`;
}
