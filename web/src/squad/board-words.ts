import { sweatWords } from '#web/look/range-words.ts';
import type { Range } from '#web/squad/board-shapes.ts';
import { dateFormat } from '#web/words/formats.ts';
import type { Words } from '#web/words/words.tsx';

type Speech = Pick<Words, 't' | 'numbers'>;

/** Litres with their likely range, as everywhere in Svett. */
export function litresWords(words: Speech, { low, mid, high }: Range) {
  return sweatWords(words, { litres: mid, p10: low, p90: high });
}

/** Per cent, with a decimal only where there is a half. */
export function percentWords({ numbers }: Pick<Words, 'numbers'>, percent: number): string {
  return numbers.decimal(percent, Number.isInteger(percent) ? 0 : 1);
}

/** `about 2 % of body mass (likely 1.5–3 %)`: under a key that asks for `pct`, `low` and `high`. */
export function shareWords(words: Speech, key: string, { low, mid, high }: Range): string {
  const said = (value: number) => percentWords(words, value);
  return words.t(key, { pct: said(mid), low: said(low), high: said(high) });
}

/** A day without its year, as a column has room for: `28 Nov`. */
export function shortDay(locale: string, day: string): string {
  return dateFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  );
}
