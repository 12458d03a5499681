import { Text } from '@mantine/core';
import { axis, place } from '#web/look/range.ts';
import classes from '#web/look/range-band.module.css';
import { useWords } from '#web/words/words.tsx';
import type { Coverage } from '#web/ledger/ledger-queries.ts';

interface Props {
  share: NonNullable<Coverage['coverage']>;
  label: string;
}

/** Per cent of the need, as a band and never a needle: a pale bar for nine in ten, a full one for four in five. */
export function CoverageBand({ share, label }: Props) {
  const { t, numbers } = useWords();
  const { full, marks } = axis(Math.max(share.p95 * 104, 125));
  const span = (low: number, high: number) => ({
    left: place(low * 100, full),
    right: `calc(100% - ${place(high * 100, full)})`,
  });
  return (
    <div className={classes.picture} role="img" aria-label={label} data-tone="mineral">
      <div className={classes.markRow} aria-hidden="true">
        <span
          className={classes.markName}
          style={
            full > 180
              ? { left: place(100, full), transform: 'translateX(-50%)' }
              : { right: `calc(100% - ${place(100, full)} - 8px)` }
          }
        >
          {t('ledger.coverage.all')}
        </span>
      </div>
      <div className={classes.track}>
        <div className={classes.outer} style={span(share.p5, share.p95)} />
        <div className={classes.likely} style={span(share.p10, share.p90)} />
        <div className={classes.mark} style={{ left: place(100, full) }} />
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
            {`${numbers.decimal(value, 0)}${index === marks.length - 1 ? ' %' : ''}`}
          </Text>
        ))}
      </div>
    </div>
  );
}
