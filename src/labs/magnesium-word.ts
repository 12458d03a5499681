import type { Comparator, Place } from '#src/labs/intervals';

export const MAGNESIUM_WORDS = ['care-now', 'low', 'lower-end', 'normal', 'high', 'cannot-tell'] as const;
/** What is said of a magnesium value in serum or plasma. */
export type MagnesiumWord = (typeof MAGNESIUM_WORDS)[number];

/** Outside these a laboratory phones the doctor, mmol/L (docs/science.md, Laboratory values). */
export const PHONED = { below: 0.5, above: 2 } as const;
/** Under this, within the interval, some call it low and others do not, mmol/L (docs/science.md, Laboratory values). */
export const LOWER_END = 0.8;

export function magnesiumWordOf(mmolL: number, comparator: Comparator | null, place: Place): MagnesiumWord {
  if (comparator !== '>' && (mmolL < PHONED.below || (comparator === '<' && mmolL <= PHONED.below)))
    return 'care-now';
  if (comparator !== '<' && (mmolL > PHONED.above || (comparator === '>' && mmolL >= PHONED.above)))
    return 'care-now';
  if (place === 'below') return 'low';
  if (place === 'above') return 'high';
  if (place === 'cannot-tell') return 'cannot-tell';
  return mmolL < LOWER_END ? 'lower-end' : 'normal';
}
