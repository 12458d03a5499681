import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { EditorForm, type Editing } from '#web/told/editor-form.tsx';
import { NUMBERS } from '#web/told/told-fields.ts';
import { measureOf, shown } from '#web/words/measures.ts';
import { useWords } from '#web/words/words.tsx';

interface Props extends Editing<number> {
  field: keyof typeof NUMBERS;
  /** Metric. */
  from: number | null;
}

/** A number in the person's own units, with its range said before it is sent. */
export function NumberEditor({ field, from, ...editing }: Props) {
  const { t, numbers } = useWords();
  const { unit, decimals: fine, ...range } = NUMBERS[field];
  const measure = measureOf(numbers.units, unit);
  const decimals = measure.unit === unit ? fine : measure.decimals;
  const [typed, setTyped] = useState<number | string>(() => shown(measure, from, decimals) ?? '');
  const [min, max] = [Math.ceil(measure.fromMetric(range.min)), Math.floor(measure.fromMetric(range.max))];
  const isRight = typed !== '' && Number(typed) >= min && Number(typed) <= max;
  return (
    <EditorForm
      {...editing}
      value={isRight ? Math.min(range.max, Math.max(range.min, measure.toMetric(Number(typed)))) : null}
    >
      <NumberInput
        label={`${t(`told.field.${field}`)} (${measure.unit})`}
        description={t(`told.why.${field}`)}
        value={typed}
        onChange={setTyped}
        error={typed === '' || isRight ? null : t('profile.range', { min, max, unit: measure.unit })}
        decimalScale={decimals}
        decimalSeparator={numbers.decimalSeparator}
        allowedDecimalSeparators={['.', ',']}
        clampBehavior="none"
        inputMode={range.min < 0 ? 'text' : decimals > 0 ? 'decimal' : 'numeric'}
        hideControls
        autoFocus
      />
    </EditorForm>
  );
}
