import type { Comparator } from '#src/labs/intervals';
import { type KeptValue, KeptValue as Kept, MOST_END, type Skip } from '#src/labs/labs.shapes';
import type { Refusal } from '#src/labs/labs.problems';
import { isPossible } from '#src/labs/marker-facts';
import { inOwnUnit } from '#src/labs/marker-units';
import type { Marker } from '#src/labs/markers';
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
  /** Of such a row, what stands in it; null: nothing that can be shown. */
  said: string | null;
  /** The report brought an interval that could not be read, or that is not for this person. */
  intervalLeftOut: boolean;
  /** The laboratory says that it told this one otherwise before. */
  isCorrection?: boolean;
}

/** What is shown of a row that is skipped. */
export function saidOf(parts: readonly string[]): string | null {
  return (
    parts
      .filter((part) => part !== '')
      .join(' · ')
      .slice(0, 200) || null
  );
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
  const offsetIs = hearing.from === 'fhir' ? 'of-a-machine' : 'of-the-place';
  const sampledAt = sampledFrom(heard.sampledAt, { timeZone: hearing.timeZone, offsetIs });
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
