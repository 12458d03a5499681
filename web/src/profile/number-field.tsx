import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { measureOf, shown } from '#web/words/measures.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  label: string;
  /** Why Svett asks, in one short sentence. */
  why: string;
  /** Metric, as the value is; the person's own is shown. */
  unit: string;
  range: { min: number; max: number; decimals?: number };
  value: number | null;
  onSave: (value: number | null) => void;
}

/** A number that may be unknown, written down when the person leaves the field, unless it cannot be true. */
export function NumberField({ label, why, unit, range, value, onSave }: Props) {
  const { t, numbers } = useWords();
  const measure = measureOf(numbers.units, unit);
  const decimals = measure.unit === unit ? (range.decimals ?? 0) : measure.decimals;
  const written = shown(measure, value, decimals);
  const [min, max] = [Math.ceil(measure.fromMetric(range.min)), Math.floor(measure.fromMetric(range.max))];
  const [typed, setTyped] = useState<number | string>(written ?? '');
  useEffect(() => setTyped(written ?? ''), [written]);

  const number = typed === '' ? null : Number(typed);
  const believable = number === null || (number >= min && number <= max);

  return (
    <NumberInput
      label={`${label} (${measure.unit})`}
      description={why}
      placeholder={t('profile.unknown')}
      value={typed}
      onChange={setTyped}
      onBlur={() => {
        if (believable && number !== written) onSave(number === null ? null : measure.toMetric(number));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
      error={believable ? null : t('profile.range', { min, max, unit: measure.unit })}
      decimalScale={decimals}
      decimalSeparator={numbers.decimalSeparator}
      allowedDecimalSeparators={['.', ',']}
      clampBehavior="none"
      hideControls
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
    />
  );
}
