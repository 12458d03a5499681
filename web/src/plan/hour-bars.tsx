import { Text } from '@mantine/core';
import { axis } from '#web/look/range.ts';
import { litreRange } from '#web/plan/litre-words.ts';
import { HourMarks, LitreMarks } from '#web/plan/picture-marks.tsx';
import classes from '#web/plan/picture.module.css';
import type { Hour } from '#web/plan/plan-api.ts';
import { useWords } from '#web/words/words.tsx';

/** Litres an hour, hour by hour: a bar over the likely range, a tick in its middle. */
export function HourBars({ hours }: { hours: Hour[] }) {
  const words = useWords();
  const { t } = words;
  const rates = hours.map(rateOf);
  const most = rates.reduce((one, other) => (other.p50 > one.p50 ? other : one));
  const { full, marks, decimals } = axis(Math.max(0.4, ...rates.map(({ p90 }) => p90 * 1.04)), 4);
  const end = hours.at(-1)!.toS;
  const y = (litres: number) => (100 - (litres / full) * 100).toFixed(2);
  const label = t('planning.bars.picture', { hour: rates.indexOf(most) + 1, range: litreRange(words, most) });
  return (
    <figure className={classes.figure}>
      <Text component="figcaption" size="sm" fw={600}>
        {t('planning.bars.title')}
      </Text>
      <div className={classes.picture} data-low="yes" role="img" aria-label={label}>
        <LitreMarks marks={marks} full={full} decimals={decimals} />
        <svg className={classes.plot} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {marks.map((mark) => (
            <line key={mark} className={classes.rule} x1="0" x2="100" y1={y(mark)} y2={y(mark)} />
          ))}
          {hours.map(({ fromS, toS }, index) => {
            const { p10, p50, p90 } = rates[index]!;
            const [from, width] = [(fromS / end) * 100, ((toS - fromS) / end) * 100];
            const [left, right] = [from + 0.16 * width, from + 0.84 * width];
            return (
              <g key={fromS}>
                <rect
                  className={classes.bar}
                  x={left}
                  width={right - left}
                  y={y(p90)}
                  height={Number(y(p10)) - Number(y(p90))}
                />
                <line className={classes.middle} x1={left} x2={right} y1={y(p50)} y2={y(p50)} />
              </g>
            );
          })}
        </svg>
        <HourMarks hours={hours} />
      </div>
    </figure>
  );
}

/** A last hour that is only begun is told as if it were whole, or it would look like a rest. */
function rateOf({ fromS, toS, sweatL }: Hour): Hour['sweatL'] {
  const share = (toS - fromS) / 3600;
  return { p10: sweatL.p10 / share, p50: sweatL.p50 / share, p90: sweatL.p90 / share };
}
