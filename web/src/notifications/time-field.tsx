import { TextInput } from '@mantine/core';

/** Of a week; 1 is Monday, as ISO 8601 counts. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

interface Props {
  label: string;
  value: string;
  onChange: (time: string) => void;
}

/** A time of the clock on the wall, HH:MM. */
export function Time({ label, value, onChange }: Props) {
  return (
    <TextInput
      type="time"
      label={label}
      value={value}
      required
      w={140}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
