import { place } from '#web/look/range.ts';
import type { Range } from '#web/squad/board-shapes.ts';
import classes from '#web/squad/small-band.module.css';

interface Props {
  range: Range;
  /** What stands at the right edge: one scale for all rows, so that they compare. */
  full: number;
  tone: 'sweat' | 'mineral';
  /** Where all of the need is. */
  mark?: number;
}

/** The likely range and its middle, small. The same stands in words beside it. */
export function SmallBand({ range, full, tone, mark }: Props) {
  return (
    <span className={classes.band} data-tone={tone} aria-hidden="true">
      <span
        className={classes.likely}
        style={{ left: place(range.low, full), right: `calc(100% - ${place(range.high, full)})` }}
      />
      <span className={classes.middle} style={{ left: place(range.mid, full) }} />
      {mark !== undefined && <span className={classes.mark} style={{ left: place(mark, full) }} />}
    </span>
  );
}
