import type { Comparator, Place } from '#src/labs/intervals';

export const MAGNESIUM_WORDS = [
  'care-now',
  'low',
  'lower-end',
  'normal',
  'high',
  'not-low',
  'no-lower-end',
  'cannot-tell',
] as const;
/** What is said of a magnesium value in serum or plasma. */
export type MagnesiumWord = (typeof MAGNESIUM_WORDS)[number];

/** Outside these a laboratory phones the doctor, mmol/L (docs/science.md, Laboratory values). */
export const PHONED = { below: 0.5, above: 2 } as const;
/** Under this, within the interval, some call it low and others do not, mmol/L (docs/science.md, Laboratory values). */
export const LOWER_END = 0.8;

/** Whether a laboratory phones the doctor about it. */
export function isPhonedAbout(mmolL: number, comparator: Comparator | null): boolean {
  if (comparator !== '>' && (mmolL < PHONED.below || (comparator === '<' && mmolL <= PHONED.below)))
    return true;
  return comparator !== '<' && (mmolL > PHONED.above || (comparator === '>' && mmolL >= PHONED.above));
}

export function magnesiumWordOf(mmolL: number, comparator: Comparator | null, place: Place): MagnesiumWord {
  if (isPhonedAbout(mmolL, comparator)) return 'care-now';
  switch (place) {
    case 'below':
      return 'low';
    case 'above':
      return 'high';
    case 'not-below':
      return 'not-low';
    case 'not-above':
      return 'no-lower-end';
    case 'cannot-tell':
      return 'cannot-tell';
    case 'inside':
      return mmolL < LOWER_END ? 'lower-end' : 'normal';
  }
}
