import { NumberInput } from '@mantine/core';
import { useWords } from '#web/words/words.tsx';

interface Props {
  label: string;
  why?: string;
  max: number;
  value: number;
  onChange: (value: number) => void;
}

/** So many cups, or glasses; a half counts too. */
export function Count({ label, why, max, value, onChange }: Props) {
  const { numbers } = useWords();
  return (
    <NumberInput
      label={label}
      description={why}
      value={value}
      onChange={(typed) => onChange(Number(typed) || 0)}
      min={0}
      max={max}
      decimalScale={1}
      decimalSeparator={numbers.decimalSeparator}
      allowedDecimalSeparators={['.', ',']}
      inputMode="decimal"
      hideControls
    />
  );
}
