import type { StationWeighing } from '#src/coaching/station-weighing.entity';
import { HOUR_MS } from '#src/kernel/clock';

export type Half = Pick<
  StationWeighing,
  'id' | 'side' | 'at' | 'day' | 'massKg' | 'drinkKg' | 'clothed' | 'sure' | 'enteredBy'
>;

/** Before and after; one may be missing yet. */
export interface Round<Row extends Half> {
  before: Row | null;
  after: Row | null;
}

/** What lies further apart was not weighed around one session. [own] */
const LONGEST_MS = 12 * HOUR_MS;
/** Past midnight an evening's weighings are today's for so long, hours. [own] */
export const OPEN_HOURS = 6;

/**
 * One athlete's weighings as rounds, in order of time, in whatever order they came. Who is weighed before once more was
 * weighed wrong the first time, and so with after; a before that follows an after begins the next round.
 */
export function roundsOf<Row extends Half>(rows: readonly Row[]): Round<Row>[] {
  const rounds: Round<Row>[] = [];
  for (const row of [...rows].sort((one, other) => one.at.getTime() - other.at.getTime())) {
    const last = rounds.at(-1);
    if (row.side === 'before') {
      if (last && last.after === null && isNear(last, row)) last.before = row;
      else rounds.push({ before: row, after: null });
    } else if (last && isNear(last, row)) last.after = row;
    else rounds.push({ before: null, after: row });
  }
  return rounds;
}

function isNear<Row extends Half>({ before, after }: Round<Row>, row: Row): boolean {
  const first = before ?? after;
  return first !== null && row.at.getTime() - first.at.getTime() <= LONGEST_MS;
}

/** What a coach at the scale reads as today's. */
export function isOfToday<Row extends Half>(
  { before, after }: Round<Row>,
  today: string,
  now: Date,
): boolean {
  const openMs = now.getTime() - OPEN_HOURS * HOUR_MS;
  return [before, after].some((row) => row !== null && (row.day === today || row.at.getTime() >= openMs));
}

/** What follows from a pair would tell whoever entered one half of it what the other is. */
export function isOfOne<Row extends Half>({ before, after }: Pair<Row>): boolean {
  return before.enteredBy !== null && before.enteredBy === after.enteredBy;
}

export function grouped<Row>(rows: readonly Row[], nameOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row]);
  return groups;
}

/** A round whose kilos both stand here. */
export interface Pair<Row extends Half> {
  before: Row;
  after: Row;
  beforeKg: number;
  afterKg: number;
  minutes: number;
}

/** null: a half of it is missing, or settled. */
export function pairOf<Row extends Half>({ before, after }: Round<Row>): Pair<Row> | null {
  if (before?.massKg == null || after?.massKg == null) return null;
  const minutes = (after.at.getTime() - before.at.getTime()) / 60_000;
  return { before, after, beforeKg: before.massKg, afterKg: after.massKg, minutes };
}
