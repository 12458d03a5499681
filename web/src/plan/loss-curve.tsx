import { Text } from '@mantine/core';
import { axis } from '#web/look/range.ts';
import { ceilingL, litreRange } from '#web/plan/litre-words.ts';
import { HourMarks, LitreMarks } from '#web/plan/picture-marks.tsx';
import classes from '#web/plan/picture.module.css';
import type { Hour } from '#web/plan/plan-api.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  hours: Hour[];
  /** The most to drink by a plan from the start to the end of each hour, litres; null: none is named. */
  byHourL: number[] | null;
}

/** Sweat from the start on as a band that grows, and under it the line nobody is to drink beyond. */
export function LossCurve({ hours, byHourL }: Props) {
  const words = useWords();
  const { t } = words;
  const last = hours.at(-1)!;
  const { full, marks, decimals } = axis(last.totalL.p90 * 1.04);
  const x = (second: number) => ((second / last.toS) * 100).toFixed(2);
  const y = (litres: number) => (100 - (litres / full) * 100).toFixed(2);
  const line = (of: (hour: Hour, index: number) => number) =>
    ['0,100', ...hours.map((hour, index) => `${x(hour.toS)},${y(of(hour, index))}`)].join(' ');
  const back = hours.map((hour) => `${x(hour.toS)},${y(hour.totalL.p10)}`).toReversed();
  const label = t('planning.curve.picture', {
    range: litreRange(words, last.totalL),
    ceiling: byHourL === null ? 'none' : ceilingL(words, byHourL.at(-1)!),
    named: byHourL === null ? 'no' : 'yes',
  });
  return (
    <figure className={classes.figure}>
      <Text component="figcaption" size="sm" fw={600}>
        {t('planning.curve.title')}
      </Text>
      <div className={classes.picture} role="img" aria-label={label}>
        <LitreMarks marks={marks} full={full} decimals={decimals} />
        <svg className={classes.plot} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {hours
            .filter(({ isDark }) => isDark === true)
            .map(({ fromS, toS }) => (
              <rect
                key={fromS}
                className={classes.night}
                x={x(fromS)}
                width={x(toS - fromS)}
                y="0"
                height="100"
              />
            ))}
          {marks.map((mark) => (
            <line key={mark} className={classes.rule} x1="0" x2="100" y1={y(mark)} y2={y(mark)} />
          ))}
          <polygon
            className={classes.band}
            points={`${line(({ totalL }) => totalL.p90)} ${back.join(' ')}`}
          />
          <polyline className={classes.middle} points={line(({ totalL }) => totalL.p50)} />
          {byHourL !== null && (
            <polyline className={classes.ceiling} points={line((_, index) => byHourL[index]!)} />
          )}
        </svg>
        <HourMarks hours={hours} />
      </div>
      <div className={classes.legend}>
        <span>
          <i className={classes.bandKey} /> {t('planning.key.band')}
        </span>
        {byHourL !== null && (
          <span>
            <i className={classes.ceilingKey} /> {t('planning.key.ceiling')}
          </span>
        )}
        {hours.some(({ isDark }) => isDark === true) && (
          <span>
            <i className={classes.nightKey} /> {t('planning.key.night')}
          </span>
        )}
      </div>
    </figure>
  );
}
