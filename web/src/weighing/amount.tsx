import { NumberInput } from '@mantine/core';
import { useWords } from '#web/words/words.tsx';

interface Props {
  label: string;
  value: number | string;
  decimals: number;
  onChange: (value: number | string) => void;
  required?: boolean;
  why?: string;
}

/** A number typed with the thumb; a comma and a point are the same. */
export function Amount({ label, value, decimals, onChange, required = false, why }: Props) {
  const { numbers } = useWords();
  return (
    <NumberInput
      label={label}
      description={why}
      value={value}
      onChange={onChange}
      min={0}
      clampBehavior="none"
      decimalScale={decimals}
      decimalSeparator={numbers.decimalSeparator}
      allowedDecimalSeparators={['.', ',']}
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
      hideControls
      required={required}
    />
  );
}
