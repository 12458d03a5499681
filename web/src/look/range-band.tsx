import { Text } from '@mantine/core';
import { axis, place } from '#web/look/range.ts';
import classes from '#web/look/range-band.module.css';
import { useWords } from '#web/words/words.tsx';

interface Props {
  median: number;
  /** The likely range: 80 % of such sessions. */
  likely: { low: number; high: number };
  outer: { low: number; high: number };
  /** The same in words, for those who do not see the picture. */
  label: string;
  tone: 'sweat' | 'mineral';
  /** Somebody else's number, to stand beside ours. */
  mark?: { value: number; name: string } | undefined;
  unit: string;
  /** The axis reaches at least this far, so that little looks little. */
  leastFull: number;
}

/** The main picture: a pale bar for all but one in twenty, a full bar for four in five, a tick in the middle. */
export function RangeBand({ median, likely, outer, label, tone, mark, unit, leastFull }: Props) {
  const { numbers } = useWords();
  const { full, marks, decimals } = axis(Math.max(outer.high * 1.04, (mark?.value ?? 0) * 1.04, leastFull));
  const span = (range: { low: number; high: number }) => ({
    left: place(range.low, full),
    right: `calc(100% - ${place(range.high, full)})`,
  });

  return (
    <div className={classes.picture} role="img" aria-label={label} data-tone={tone}>
      {mark && (
        <div className={classes.markRow} aria-hidden="true">
          <span className={classes.markName} style={markPlace(mark.value / full)}>
            {mark.name}
          </span>
        </div>
      )}
      <div className={classes.track}>
        <div className={classes.outer} style={span(outer)} />
        <div className={classes.likely} style={span(likely)} />
        <div className={classes.median} style={{ left: place(median, full) }} />
        {mark && <div className={classes.mark} style={{ left: place(mark.value, full) }} />}
      </div>
      <div className={classes.axis} aria-hidden="true">
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
            {index === marks.length - 1 ? ` ${unit}` : ''}
          </Text>
        ))}
      </div>
    </div>
  );
}

/** Near the right edge the name grows to the left, so that it is never cut. */
function markPlace(share: number): { left?: string; right?: string; transform?: string } {
  if (share > 0.8) return { right: place(1 - share, 1), transform: 'translateX(8px)' };
  if (share < 0.2) return { left: place(share, 1), transform: 'translateX(-8px)' };
  return { left: place(share, 1), transform: 'translateX(-50%)' };
}
