import type { Marker } from '#src/labs/markers';
import { localHourOf } from '#src/labs/sampled';

/** What a laboratory calls usual, in the marker's own unit; null: open at that end. */
export interface Interval {
  low: number | null;
  high: number | null;
}

export interface Fallback extends Interval {
  /** Whose interval it is, as the reader is told: they did not measure this sample. */
  source: string;
}

/** In place of a source: a limit in common use, for which we can name nobody. */
export const NOBODY_NAMED = 'nobody-named';

export interface Sampled {
  sex: 'male' | 'female' | null;
  /** Full years on the day of the sample; null: not known. */
  age: number | null;
  /** As it is kept: a day, or a moment with its distance from UTC. */
  sampledAt: string;
}

/** Hours of the day, local: when a sample counts as a morning's, and as an evening's. */
export const MORNING = { from: 6, until: 10 } as const;
export const EVENING = { from: 18, until: 24 } as const;

/** Where the report brought no interval of its own (docs/science.md, Laboratory values). null: none that would fit this person or hour. */
export function fallbackOf(marker: Marker, { sex, age, sampledAt }: Sampled): Fallback | null {
  switch (marker) {
    case 'magnesium':
      return { low: 0.71, high: 0.94, source: 'Fürst, NORIP' };
    case 'ferritin':
      if (sex === 'male') return { low: 30, high: 400, source: 'Region Halland 2020' };
      if (sex === 'female' && age !== null)
        return { low: 15, high: age < 50 ? 150 : 300, source: 'Region Halland 2020' };
      return null;
    case 'transferrin-saturation':
      if (sex === 'male') return { low: 15, high: 60, source: 'Karolinska' };
      if (sex === 'female' && age !== null)
        return { low: age < 51 ? 10 : 15, high: 50, source: 'Karolinska' };
      return null;
    case 'vitamin-d':
      return { low: 50, high: 250, source: 'Karolinska' };
    case 'sodium':
      return { low: 137, high: 145, source: 'NORIP' };
    case 'potassium':
      return { low: 3.5, high: 4.6, source: 'NORIP, Karolinska' };
    case 'calcium':
      return { low: 2.15, high: 2.51, source: 'NORIP' };
    case 'calcium-ion':
      return { low: 1.15, high: 1.33, source: 'Region Halland' };
    case 'chloride':
      return { low: 100, high: 110, source: 'Region Halland' };
    case 'cortisol':
      return cortisolAt(localHourOf(sampledAt));
    case 'crp':
      return { low: null, high: 5, source: NOBODY_NAMED };
    case 'magnesium-red-cells':
    case 'creatinine':
    case 'egfr':
      return null;
  }
}

function cortisolAt(hour: number | null): Fallback | null {
  if (hour === null) return null;
  if (hour >= MORNING.from && hour < MORNING.until) return { low: 133, high: 537, source: 'UNN' };
  if (hour >= EVENING.from && hour < EVENING.until) return { low: 68, high: 327, source: NOBODY_NAMED };
  return null;
}

export const COMPARATORS = ['<', '>'] as const;
/** The laboratory's device could only say that it is less, or more, than the number. */
export type Comparator = (typeof COMPARATORS)[number];

/** `not-below`, `not-above`: the other end is not known, so that nothing lies within. */
export const PLACES = ['below', 'inside', 'above', 'not-below', 'not-above', 'cannot-tell'] as const;
export type Place = (typeof PLACES)[number];

/** Where a value lies, both in the same unit. Standing on an end is not outside it. */
export function placeIn(value: number, comparator: Comparator | null, { low, high }: Interval): Place {
  const [isUnder, isOver] = [comparator === '<', comparator === '>'];
  if (low !== null && !isOver && (value < low || (isUnder && value === low))) return 'below';
  if (high !== null && !isUnder && (value > high || (isOver && value === high))) return 'above';
  const notBelow = low !== null && !isUnder && value >= low;
  const notAbove = high !== null && !isOver && value <= high;
  if (notBelow && notAbove) return 'inside';
  if (notBelow && high === null) return 'not-below';
  return notAbove && low === null ? 'not-above' : 'cannot-tell';
}
