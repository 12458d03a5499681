import type { Ground } from '#web/inbox/inbox-shapes.ts';
import classes from '#web/inbox/ground-band.module.css';
import { axis, place } from '#web/look/range.ts';

/** One thing a word rests on, in words, and as a small band where it is a range. */
export function GroundBand({ ground: { text, range } }: { ground: Ground }) {
  if (range === null) return text;
  const { low, mid, high } = range;
  const { full } = axis(high * 1.25);
  const span = { left: place(low, full), right: `calc(100% - ${place(high, full)})` };
  return (
    <>
      {text}
      <div className={classes.band} aria-hidden="true">
        <div className={classes.likely} style={span} />
        {mid !== null && <div className={classes.middle} style={{ left: place(mid, full) }} />}
      </div>
    </>
  );
}
