import { ageOn } from '#src/people/age';
import { type Fallback, fallbackOf, type Interval } from '#src/labs/intervals';
import type { KeptValue } from '#src/labs/labs.shapes';
import { fromOwnUnit } from '#src/labs/marker-units';
import { localDayIn } from '#src/labs/sampled';

/** Who gave the sample, as far as an interval hangs on it. */
export interface Person {
  sex: 'male' | 'female' | null;
  birthDate: string | null;
}

export interface HeldAgainst extends Interval {
  /** Whose it is; null: all of it is the report's own. */
  source: string | null;
  /** The end that `source` lent where the report gave the other one alone; null: both ends are of one origin. */
  lent: 'low' | 'high' | null;
}

/** The interval a value is held against, in the value's unit: the report's own first, and an end it left out by name. */
export function intervalOf(kept: KeptValue, person: Person): HeldAgainst | null {
  const { low, high } = kept;
  const fallback = fallbackInUnit(kept, person);
  if (low === null && high === null) return fallback && { ...fallback, lent: null };
  if (low !== null && fallback && high === null && fallback.high !== null && fallback.high > low)
    return { low, high: fallback.high, source: fallback.source, lent: 'high' };
  if (high !== null && fallback && low === null && fallback.low !== null && fallback.low < high)
    return { low: fallback.low, high, source: fallback.source, lent: 'low' };
  return { low, high, source: null, lent: null };
}

function fallbackInUnit({ marker, unit, sampledAt }: KeptValue, { sex, birthDate }: Person): Fallback | null {
  const age = birthDate === null ? null : ageOn(birthDate, localDayIn(sampledAt));
  const fallback = fallbackOf(marker, { sex, age, sampledAt });
  if (!fallback) return null;
  const inUnit = (end: number | null) => (end === null ? null : fromOwnUnit(marker, end, unit));
  return { low: inUnit(fallback.low), high: inUnit(fallback.high), source: fallback.source };
}
