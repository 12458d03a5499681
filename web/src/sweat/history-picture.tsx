import { Text } from '@mantine/core';
import classes from '#web/sweat/history-picture.module.css';
import { BEFORE, heightOf, historyScale, historySteps } from '#web/sweat/history-steps.ts';
import type { KindHistory } from '#web/sweat/sweat-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** The picture's own units, which the page stretches. */
const [WIDTH, HEIGHT] = [1000, 200];

/** The band of the factor through time, narrower with each weigh-in. */
export function HistoryPicture({ kind, label }: { kind: KindHistory; label: string }) {
  const { t, numbers } = useWords();
  const steps = historySteps(kind, Date.now());
  const { marks, ...scale } = historyScale(steps);
  const x = (share: number) => share * WIDTH;
  const y = (times: number) => (1 - heightOf(times, scale)) * HEIGHT;
  const edge = (of: 'times' | 'p10' | 'p90') =>
    steps.flatMap((step) => [`${x(step.from)},${y(step[of])}`, `${x(step.to)},${y(step[of])}`]);
  const first = kind.points[1];
  return (
    <div role="img" aria-label={label}>
      <div className={classes.frame} aria-hidden="true">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={classes.picture}>
          <polygon points={[...edge('p90'), ...edge('p10').reverse()].join(' ')} className={classes.band} />
          <line x1="0" x2={WIDTH} y1={y(1)} y2={y(1)} className={classes.one} />
          <polyline points={edge('times').join(' ')} className={classes.middle} />
        </svg>
        {marks.map((mark) => (
          <Text
            key={mark}
            span
            size="xs"
            className={classes.mark}
            style={{ top: `${(1 - heightOf(mark, scale)) * 100}%` }}
          >
            {numbers.decimal(mark, mark % 1 === 0 ? 0 : 1)}×
            {mark === 1 && <span className={classes.people}> {t('own-sweat.history.one')}</span>}
          </Text>
        ))}
        {steps
          .filter(({ isOwn }) => isOwn)
          .map(({ from, times }) => (
            <span
              key={from}
              className={classes.dot}
              style={{ left: `${from * 100}%`, top: `${(1 - heightOf(times, scale)) * 100}%` }}
            />
          ))}
      </div>
      <div className={classes.ends} aria-hidden="true">
        <Text size="xs" c="dimmed">
          {t('own-sweat.history.start')}
        </Text>
        {first?.at && (
          <Text size="xs" c="dimmed" className={classes.first} style={{ left: `${BEFORE * 100}%` }}>
            {numbers.day(first.at)}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {t('own-sweat.history.today')}
        </Text>
      </div>
    </div>
  );
}
