import { axis, place } from '#web/look/range.ts';
import classes from '#web/ledger/coverage-band.module.css';
import { RangeAxis } from '#web/look/range-axis.tsx';
import band from '#web/look/range-band.module.css';
import { useWords } from '#web/words/words.tsx';
import type { Coverage } from '#web/ledger/ledger-queries.ts';

interface Props {
  share: NonNullable<Coverage['coverage']>;
  label: string;
}

/** Per cent of the need, as a band and never a needle: a pale bar for nine in ten, a full one for four in five. */
export function CoverageBand({ share, label }: Props) {
  const { t } = useWords();
  const { full, marks } = axis(Math.max(share.p95 * 104, 125));
  const span = (low: number, high: number) => ({
    left: place(low * 100, full),
    right: `calc(100% - ${place(high * 100, full)})`,
  });
  return (
    <div className={band.picture} role="img" aria-label={label} data-tone="mineral">
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
      <div className={band.track}>
        <div className={band.outer} style={span(share.p5, share.p95)} />
        <div className={band.likely} style={span(share.p10, share.p90)} />
        <div className={classes.mark} style={{ left: place(100, full) }} />
      </div>
      <RangeAxis full={full} marks={marks} decimals={0} unit="%" />
    </div>
  );
}
