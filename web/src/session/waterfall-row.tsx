import { Text } from '@mantine/core';
import { place } from '#web/look/range.ts';
import classes from '#web/session/waterfall-row.module.css';

interface Props {
  name: string;
  detail: string;
  figure: string;
  /** Litres at the right edge. */
  full: number;
  bar: {
    from: number;
    to: number;
    kind: 'start' | 'more' | 'less' | 'end';
    /** Of the whole alone. */
    likely?: { low: number; high: number };
  };
}

/** One step: what stood already is pale, what it adds or takes is bold. All of it stands in words as well. */
export function Row({ name, detail, figure, full, bar: { from, to, kind, likely } }: Props) {
  const span = (low: number, high: number) => ({
    left: place(low, full),
    right: `calc(100% - ${place(high, full)})`,
  });
  const whole = kind === 'start' || kind === 'end';
  return (
    <li className={classes.row}>
      <Text size="sm" fw={whole ? 650 : 550}>
        {name}
      </Text>
      <Text size="sm" fw={whole ? 650 : 600} className={`figures ${classes.figure}`}>
        {figure}
      </Text>
      <Text size="xs" c="dimmed" className={`figures ${classes.detail}`}>
        {detail}
      </Text>
      <div className={classes.track} aria-hidden="true">
        {likely ? (
          <>
            <div className={classes.bar} data-kind="likely" style={span(likely.low, likely.high)} />
            <div className={classes.middle} style={{ left: place(to, full) }} />
          </>
        ) : (
          <>
            <div className={classes.stood} style={span(0, Math.min(from, to))} />
            <div
              className={classes.bar}
              data-kind={kind}
              style={span(Math.min(from, to), Math.max(from, to))}
            />
          </>
        )}
      </div>
    </li>
  );
}
