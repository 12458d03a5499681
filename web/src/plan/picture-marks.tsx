import { Text } from '@mantine/core';
import { place } from '#web/look/range.ts';
import classes from '#web/plan/picture.module.css';
import type { Hour } from '#web/plan/plan-api.ts';
import { useWords } from '#web/words/words.tsx';

/** More would run into each other on a phone. */
const MOST_MARKS = 8;
const HOUR_S = 3600;

/** Litres at the left of a picture, from 0 at its foot. */
export function LitreMarks({ marks, full, decimals }: { marks: number[]; full: number; decimals: number }) {
  const { numbers } = useWords();
  return (
    <div className={classes.litres} aria-hidden="true">
      {marks.map((mark, index) => (
        <Text
          key={mark}
          span
          size="xs"
          c="dimmed"
          className={classes.litre}
          style={{ bottom: place(mark, full) }}
        >
          {numbers.decimal(mark, decimals)}
          {index === marks.length - 1 ? ' L' : ''}
        </Text>
      ))}
    </div>
  );
}

/** Hours from the start under a picture, no more than there is room for. */
export function HourMarks({ hours }: { hours: Hour[] }) {
  const end = hours.at(-1)!.toS;
  const whole = Math.floor(end / HOUR_S);
  const step = [1, 2, 3, 4, 6, 8, 12].find((one) => whole / one <= MOST_MARKS) ?? 12;
  const marks = Array.from({ length: Math.floor(whole / step) + 1 }, (_, index) => index * step);
  return (
    <div className={classes.hours} aria-hidden="true">
      {marks.map((hour) => (
        <Text
          key={hour}
          span
          size="xs"
          c="dimmed"
          className={classes.hour}
          style={{ left: place(hour * HOUR_S, end) }}
        >
          {hour === 0 ? '0' : `${hour} h`}
        </Text>
      ))}
    </div>
  );
}
