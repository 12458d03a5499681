import { Text } from '@mantine/core';
import { axis, place } from '#web/look/range.ts';
import classes from '#web/weighing/narrowing.module.css';
import { useWords } from '#web/words/words.tsx';

/** On a small phone the track is 200 px wide, and a mark with its room 45. */
const MOST_STEPS = 3;

interface Range {
  litres: number;
  p10: number;
  p90: number;
}

interface Props {
  /** From top to bottom, the last of them the one that counts. */
  ranges: { name: string; range: Range }[];
  label: string;
}

/** Two likely ranges under each other on one scale: what was, and what it has become. */
export function Narrowing({ ranges, label }: Props) {
  const { numbers } = useWords();
  const highest = Math.max(1, ...ranges.map(({ range }) => range.p90 * 1.04));
  const { full, marks, decimals } = axis(highest, MOST_STEPS);
  return (
    <div role="img" aria-label={label}>
      {ranges.map(({ name, range }, index) => (
        <div key={name} className={classes.row} aria-hidden="true">
          <Text span size="xs" className={classes.name} fw={index === ranges.length - 1 ? 600 : 400}>
            {name}
          </Text>
          <div className={classes.track}>
            <div
              className={classes.range}
              data-last={index === ranges.length - 1 || undefined}
              style={{ left: place(range.p10, full), right: `calc(100% - ${place(range.p90, full)})` }}
            />
            <div className={classes.median} style={{ left: place(range.litres, full) }} />
          </div>
        </div>
      ))}
      <div className={classes.row} aria-hidden="true">
        <span className={classes.name} />
        <div className={classes.axis}>
          {marks.map((value, index) => (
            <Text
              key={value}
              span
              size="xs"
              c="dimmed"
              className={classes.axisMark}
              data-edge={index === 0 ? 'first' : index === marks.length - 1 ? 'last' : undefined}
              style={{ left: place(value, full) }}
            >
              {numbers.decimal(value, decimals)}
              {index === marks.length - 1 ? ' L' : ''}
            </Text>
          ))}
        </div>
      </div>
    </div>
  );
}
