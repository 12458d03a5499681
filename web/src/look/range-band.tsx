import { Text } from '@mantine/core';
import { axis, place } from '#web/look/range.ts';
import { RangeAxis } from '#web/look/range-axis.tsx';
import classes from '#web/look/range-band.module.css';

interface Span {
  low: number;
  high: number;
}

/** Another answer to the same question, to stand under ours on the same scale. */
export interface OtherAnswer {
  name: string;
  /** Its figure in words. */
  said: string;
  value: number;
  /** null: whoever told it told one number. */
  likely: Span | null;
}

interface Props {
  median: number;
  /** The likely range: 80 % of such sessions. */
  likely: Span;
  outer: Span;
  /** The same in words, for those who do not see the picture. */
  label: string;
  tone: 'sweat' | 'mineral';
  others?: OtherAnswer[];
  unit: string;
  /** The axis reaches at least this far, so that little looks little. */
  leastFull: number;
}

/** The main picture: a pale bar for all but one in twenty, a full bar for four in five, a tick in the middle. */
export function RangeBand({ median, likely, outer, label, tone, others = [], unit, leastFull }: Props) {
  const highest = Math.max(outer.high, ...others.map((one) => one.likely?.high ?? one.value));
  const { full, marks, decimals } = axis(Math.max(highest * 1.04, leastFull));
  const span = (range: Span) => ({
    left: place(range.low, full),
    right: `calc(100% - ${place(range.high, full)})`,
  });

  return (
    <div className={classes.picture} role="img" aria-label={label} data-tone={tone}>
      <div className={classes.track}>
        <div className={classes.outer} style={span(outer)} />
        <div className={classes.likely} style={span(likely)} />
        <div className={classes.median} style={{ left: place(median, full) }} />
      </div>
      {others.map((one) => (
        <div key={one.name} aria-hidden="true">
          <Text size="xs" mt={10} mb={3} className="figures">
            {one.name}{' '}
            <Text span inherit fw={650}>
              {one.said}
            </Text>
          </Text>
          <div className={classes.lane}>
            {one.likely && <div className={classes.laneLikely} style={span(one.likely)} />}
            <div className={classes.laneMark} style={{ left: place(one.value, full) }} />
          </div>
        </div>
      ))}
      <RangeAxis full={full} marks={marks} decimals={decimals} unit={unit} />
    </div>
  );
}
