import type { KeptValue } from '#src/labs/labs.shapes';
import { inOwnUnit } from '#src/labs/marker-units';
import { localDayIn, momentOf } from '#src/labs/sampled';

/** Two units round differently; a thousandth of a per cent apart they are the same. */
const APART = 1e-5;

/** Whether two reports tell of one and the same: same marker, same sample, same number, in whatever unit. */
export function isSameValue(one: KeptValue, other: KeptValue): boolean {
  if (one.marker !== other.marker || one.comparator !== other.comparator) return false;
  if (!isSameSample(one.sampledAt, other.sampledAt)) return false;
  const [a, b] = [ownOf(one), ownOf(other)];
  return Math.abs(a - b) <= APART * Math.max(a, b);
}

/** In the marker's own unit. */
export function ownOf({ marker, value, unit }: KeptValue): number {
  return inOwnUnit(marker, value, unit) ?? Number.NaN;
}

/** One report may tell the hour, and another the day alone. */
function isSameSample(one: string, other: string): boolean {
  const [a, b] = [momentOf(one), momentOf(other)];
  return a && b ? a.getTime() === b.getTime() : localDayIn(one) === localDayIn(other);
}
