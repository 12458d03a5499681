import type { Comparator } from '#src/labs/intervals';
import { type KeptValue, KeptValue as Kept, MOST_END, type Skip } from '#src/labs/labs.shapes';
import type { Refusal } from '#src/labs/labs.problems';
import { inOwnUnit, isPossible, type Marker } from '#src/labs/markers';
import { localDayIn, sampledFrom } from '#src/labs/sampled';
import { unitOf } from '#src/labs/units';

/** A value as somebody or some file told it, before it is known whether it can be. */
export interface HeardValue {
  marker: Marker;
  value: number;
  comparator: Comparator | null;
  unit: string;
  low: number | null;
  high: number | null;
  sampledAt: string;
  lab: string | null;
  fasting: boolean | null;
  note: string | null;
}

/** One row of a file: a value, or what it lacks to be one. */
export interface HeardRow {
  row: number;
  /** What the file calls it. */
  name: string | null;
  heard: HeardValue | Skip;
  /** Of a row that is skipped, so that the person knows which it is. */
  marker: Marker | null;
}

export interface Hearing {
  timeZone: string;
  /** The last day that can be today anywhere, YYYY-MM-DD. */
  latestDay: string;
  birthDate: string | null;
  from: KeptValue['from'];
}

/** What can be kept of it, or why nothing can. */
export function keepable(heard: HeardValue, hearing: Hearing): KeptValue | Refusal {
  const unit = unitOf(heard.unit);
  const own = unit && inOwnUnit(heard.marker, heard.value, unit);
  if (unit === null || own === null) return 'unknown-unit';
  if (!isPossible(heard.marker, own)) return 'impossible-value';
  const { low, high } = heard;
  if (low !== null && high !== null && low >= high) return 'interval-turned';
  const sampledAt = sampledFrom(heard.sampledAt, hearing.timeZone);
  if (sampledAt === null) return 'no-such-day';
  const day = localDayIn(sampledAt);
  if (day > hearing.latestDay) return 'day-to-come';
  if (hearing.birthDate !== null && day < hearing.birthDate) return 'before-birth';
  return Kept.parse({ ...heard, low: endOf(low), high: endOf(high), unit, sampledAt, from: hearing.from });
}

/** What can be the end of an interval; anything else in a file is none, and keeps no value out. */
function endOf(told: number | null): number | null {
  return told !== null && told >= 0 && told <= MOST_END ? told : null;
}

/** `0,82`, `0.82`, `1 234,5`, `< 5`; null: no number, or one that could be read in two ways. */
export function numberIn(text: string): { value: number; comparator: Comparator | null } | null {
  const match = /^([<>]=?|≤|≥)?\s*([+-]?[\d\s\u00a0\u202f]*[.,]?\d+)$/.exec(text.trim().replace(/−/g, '-'));
  if (!match) return null;
  const value = Number(match[2]!.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  const sign = match[1]?.[0];
  const comparator = sign === '<' || sign === '≤' ? '<' : sign === '>' || sign === '≥' ? '>' : null;
  return Number.isFinite(value) ? { value, comparator } : null;
}

/** `0,71–0,94`, `0.71 - 0.94`, `< 5`, `> 50`. */
export function intervalIn(text: string): { low: number | null; high: number | null } | null {
  const both = /^\s*([\d\s.,]+?)\s*(?:–|—|-|till|to)\s*([\d\s.,]+)\s*$/.exec(text);
  if (both) {
    const [low, high] = [numberIn(both[1]!), numberIn(both[2]!)];
    return low && high ? { low: low.value, high: high.value } : null;
  }
  const one = numberIn(text);
  if (one?.comparator === '<') return { low: null, high: one.value };
  return one?.comparator === '>' ? { low: one.value, high: null } : null;
}
