import { Text } from '@mantine/core';
import { place } from '#web/look/range.ts';
import classes from '#web/look/range-axis.module.css';
import { useWords } from '#web/words/words.tsx';

interface Props {
  full: number;
  marks: number[];
  decimals: number;
  unit: string;
}

/** The numbers under a band, from 0 to `full`; silent to screen readers, as the range stands beside it in words. */
export function RangeAxis({ full, marks, decimals, unit }: Props) {
  const { numbers } = useWords();
  return (
    <div className={classes.axis} aria-hidden="true">
      {marks.map((value, index) => (
        <Text
          key={value}
          span
          size="xs"
          c="dimmed"
          className={classes.mark}
          data-edge={index === 0 ? 'first' : index === marks.length - 1 ? 'last' : undefined}
          style={{ left: place(value, full) }}
        >
          {numbers.decimal(value, decimals)}
          {index === marks.length - 1 ? ` ${unit}` : ''}
        </Text>
      ))}
    </div>
  );
}
