import type { Words } from '#web/words/words.tsx';

/** Below this a number of litres says more than anybody knows. */
const LEAST_L = 0.2;
const LEAST_CEILING_L = 0.1;

interface Likely {
  p10: number;
  p90: number;
}

/** A likely range with its unit: `0.6–1.4 litres`; nothing below 0.2 is told apart. */
export function litreRange({ t, numbers }: Pick<Words, 't' | 'numbers'>, { p10, p90 }: Likely): string {
  const litres = (value: number) => numbers.decimal(value, 1);
  if (p90 < LEAST_L) return t('planning.under', { litres: litres(LEAST_L) });
  if (p10 < LEAST_L) return t('planning.upTo', { high: litres(p90) });
  return t('planning.loss.litres', { low: litres(p10), high: litres(p90) });
}

/** The same for a cell whose column tells the unit: `0.6–1.4`. */
export function litreCell({ numbers }: Pick<Words, 'numbers'>, { p10, p90 }: Likely): string {
  const litres = (value: number) => numbers.decimal(value, 1);
  if (p90 < LEAST_L) return `< ${litres(LEAST_L)}`;
  return `${p10 < LEAST_L ? '0' : litres(p10)}–${litres(p90)}`;
}

/** A ceiling is rounded down, to one decimal: what is told never lies above it. */
export function ceilingL({ numbers }: Pick<Words, 'numbers'>, litres: number): string {
  return numbers.decimal(Math.floor(litres * 10 + 1e-9) / 10, 1);
}

/** The same for a cell. */
export function ceilingCell(words: Pick<Words, 'numbers'>, litres: number): string {
  return litres < LEAST_CEILING_L
    ? `< ${words.numbers.decimal(LEAST_CEILING_L, 1)}`
    : ceilingL(words, litres);
}
