import classes from '#web/labs/interval-picture.module.css';

interface Props {
  value: number;
  low: number | null;
  high: number | null;
  /** The same in words, for those who do not see the picture. */
  label: string;
}

/** So much of the picture lies on either side of the interval. */
const MARGIN = 0.22;

/** Where a value lies in its interval; far outside it stands at the edge. */
export function IntervalPicture({ value, low, high, label }: Props) {
  const top = high ?? Math.max((low ?? 0) * 2, value * 1.2);
  const bottom = low ?? 0;
  const margin = ((top - bottom) * MARGIN) / (1 - 2 * MARGIN);
  const [from, to] = [low === null ? 0 : bottom - margin, high === null ? top : top + margin];
  const at = (number: number) =>
    `${(Math.max(0.01, Math.min(0.99, (number - from) / (to - from))) * 100).toFixed(2)}%`;
  return (
    <div className={classes.picture} role="img" aria-label={label}>
      <div
        className={classes.interval}
        style={{
          left: low === null ? 0 : at(low),
          right: high === null ? 0 : `calc(100% - ${at(high)})`,
        }}
      />
      <div className={classes.value} style={{ left: at(value) }} />
    </div>
  );
}
