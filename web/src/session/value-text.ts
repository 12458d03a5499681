import { measureOf } from '#web/words/measures.ts';
import type { Words } from '#web/words/words.tsx';

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
  // A metre is too long a step for a body: half a foot would be lost.
  if (unit === 'm') return valueText({ t, tOr, numbers }, name, value * 100, 'cm');
  const known = unit ?? '';
  const { unit: own, decimals, fromMetric } = measureOf(numbers.units, known);
  const number = numbers.decimal(fromMetric(value), decimals);
  return known === '' ? number : `${number}\u00a0${tOr([`unit.${own}`], own)}`;
}
