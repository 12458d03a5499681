import type { Words } from '#web/words/words.tsx';

/** Decimals that a reader can use; everything else is shown whole. */
const DECIMALS: Record<string, number> = { 'm/s': 1, clo: 2, kg: 1, m: 2, '': 2 };

/** A value with its unit as a person writes it: `27 °C`, `kvinna`, `ja`. */
export function valueText(
  { t, tOr, numbers }: Pick<Words, 't' | 'tOr' | 'numbers'>,
  name: string,
  value: number | string | boolean | null,
  unit: string | null,
): string {
  if (value === null) return t('value.unknown');
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (typeof value === 'string') return tOr([`value.${name}.${value}`], value);
  const known = unit ?? '';
  const number = numbers.decimal(value, DECIMALS[known] ?? 0);
  return known === '' ? number : `${number}\u00a0${tOr([`unit.${known}`], known)}`;
}
