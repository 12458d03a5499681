import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '#web/words/words.tsx';

interface Props {
  label: string;
  /** Why Svett asks, in one short sentence. */
  why: string;
  unit: string;
  range: { min: number; max: number; decimals?: number };
  value: number | null;
  onSave: (value: number | null) => void;
}

/** A number that may be unknown, written down when the person leaves the field, unless it cannot be true. */
export function NumberField({ label, why, unit, range, value, onSave }: Props) {
  const { t, numbers } = useWords();
  const [typed, setTyped] = useState<number | string>(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);

  const number = typed === '' ? null : Number(typed);
  const believable = number === null || (number >= range.min && number <= range.max);

  return (
    <NumberInput
      label={`${label} (${unit})`}
      description={why}
      placeholder={t('profile.unknown')}
      value={typed}
      onChange={setTyped}
      onBlur={() => {
        if (believable && number !== value) onSave(number);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
      error={believable ? null : t('profile.range', { min: range.min, max: range.max, unit })}
      decimalScale={range.decimals ?? 0}
      decimalSeparator={numbers.decimalSeparator}
      allowedDecimalSeparators={['.', ',']}
      clampBehavior="none"
      hideControls
      inputMode={(range.decimals ?? 0) > 0 ? 'decimal' : 'numeric'}
    />
  );
}
