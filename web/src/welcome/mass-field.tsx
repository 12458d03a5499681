import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { measureOf, shown } from '#web/words/measures.ts';
import { useWords } from '#web/words/words.tsx';

/** The lightest and heaviest body that Svett reckons with, kg. */
const [LIGHTEST, HEAVIEST] = [20, 350];

interface Props {
  /** kg; null: not told. */
  massKg: number | null;
  /** kg; null: not told, NaN: it cannot be true. */
  onMass: (massKg: number | null) => void;
}

/** Body mass today, in the person's own unit. */
export function MassField({ massKg, onMass }: Props) {
  const { t, numbers } = useWords();
  const scale = measureOf(numbers.units, 'kg');
  const [typed, setTyped] = useState<number | string>(shown(scale, massKg, 1) ?? '');
  const [min, max] = [Math.ceil(scale.fromMetric(LIGHTEST)), Math.floor(scale.fromMetric(HEAVIEST))];
  return (
    <NumberInput
      label={t('profile.mass.label', { unit: scale.unit })}
      description={t('welcome.body.mass.why')}
      value={typed}
      onChange={(value) => {
        setTyped(value);
        const isTrue = Number(value) >= min && Number(value) <= max;
        onMass(value === '' ? null : isTrue ? scale.toMetric(Number(value)) : Number.NaN);
      }}
      error={Number.isNaN(massKg) ? t('profile.range', { min, max, unit: scale.unit }) : null}
      required
      min={min}
      max={max}
      clampBehavior="none"
      decimalScale={1}
      decimalSeparator={numbers.decimalSeparator}
      allowedDecimalSeparators={['.', ',']}
      inputMode="decimal"
      hideControls
      w={{ base: '100%', xs: 260 }}
    />
  );
}
