import type { AirBand, Cell } from '#web/sweat/sweat-queries.ts';
import type { Words } from '#web/words/words.tsx';

/** A band of air in the person's own degrees: `20–25 °C`, `35 °C and more`. */
export function airWords({ t, numbers }: Pick<Words, 't' | 'numbers'>, { fromC, toC }: AirBand): string {
  const air = (value: number) => numbers.measured(value, '°C');
  if (fromC === null) return t('own-sweat.map.below', { air: air(toC ?? 0) });
  if (toC === null) return t('own-sweat.map.above', { air: air(fromC) });
  // The unit once, behind both.
  return t('own-sweat.map.between', { from: air(fromC).replace(/\s*°.*$/u, ''), to: air(toC) });
}

/** A litre an hour or two: one decimal is all that anybody knows. */
export function rateWords({ numbers }: Pick<Words, 'numbers'>, { p10, p90 }: NonNullable<Cell['rateLPerH']>) {
  // As good as nothing is told as nothing.
  return { low: numbers.decimal(p10, p10 < 0.05 ? 0 : 1), high: numbers.decimal(p90, 1) };
}
