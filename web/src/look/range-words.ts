import type { SweatRange } from '#web/api-shapes.ts';
import type { Words } from '#web/words/words.tsx';

/** Below this a number of litres says more than anybody knows. */
const LEAST_L = 0.2;

/** A loss in words: always with its likely range, and never as a figure below 0.2 litres. */
export interface SweatWords {
  /** `0.9 litres`, or `Under 0.2 litres`. */
  middle: string;
  /** `likely 0.6–1.4`; null when all of it is below what can be told apart. */
  likely: string | null;
}

export function sweatWords(
  { t, numbers }: Pick<Words, 't' | 'numbers'>,
  sweat: Pick<SweatRange, 'litres' | 'p10' | 'p90'>,
): SweatWords {
  const litres = (value: number) => numbers.decimal(value, 1);
  const middle =
    sweat.litres < LEAST_L
      ? t('range.under', { litres: litres(LEAST_L) })
      : t('range.litres', { litres: litres(sweat.litres) });
  if (sweat.p90 < LEAST_L) return { middle, likely: null };
  if (sweat.p10 < LEAST_L) return { middle, likely: t('range.likelyUpTo', { high: litres(sweat.p90) }) };
  return { middle, likely: t('range.likely', { low: litres(sweat.p10), high: litres(sweat.p90) }) };
}

/** The range that nineteen in twenty end in. */
export function outerWords(
  { t, numbers }: Pick<Words, 't' | 'numbers'>,
  { p2_5, p97_5 }: SweatRange,
): string {
  if (p2_5 >= LEAST_L)
    return t('range.outer', { low: numbers.decimal(p2_5, 1), high: numbers.decimal(p97_5, 1) });
  // "Under" must hold, so this one is rounded up.
  return t('range.outerUnder', { high: numbers.decimal(Math.max(LEAST_L, Math.ceil(p97_5 * 10) / 10), 1) });
}

/** Milligrams: whole ones, but with a decimal where a whole one would say nothing, or `0` of something. */
export function milligrams({ numbers }: Pick<Words, 'numbers'>, value: number, highest: number): string {
  return numbers.decimal(value, highest < 2 || value < 0.95 ? 1 : 0);
}

/** Middle and likely range in one breath: `0.9 litres, likely 0.6–1.4`. */
export function inOneBreath({ middle, likely }: SweatWords): string {
  return likely === null ? middle : `${middle}, ${likely}`;
}
