import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { axis, place } from '#web/look/range.ts';
import { RangeAxis } from '#web/look/range-axis.tsx';
import { Unbroken } from '#web/look/unbroken.tsx';
import type { Trial } from '#web/sweat/sweat-queries.ts';
import classes from '#web/sweat/trial-list.module.css';
import { useWords } from '#web/words/words.tsx';

/** Each weigh-in on one scale of litres: the band foretold, and where the scale's number fell. */
export function TrialList({ trials }: { trials: Trial[] }) {
  const highest = Math.max(1, ...trials.flatMap(({ foretold, measured }) => [foretold.p90, measured.p90]));
  const scale = axis(highest * 1.04);
  return (
    <Stack component="ul" gap="lg" p={0} m={0} className={classes.list}>
      {trials.map((trial) => (
        <li key={trial.sessionId}>
          <Told trial={trial} scale={scale} />
        </li>
      ))}
    </Stack>
  );
}

function Told({ trial, scale }: { trial: Trial; scale: ReturnType<typeof axis> }) {
  const { full } = scale;
  const { t, tOr, numbers } = useWords();
  const { sessionId, sport, startedAt, utcOffsetS, foretold, measured, basis, weighInsBefore } = trial;
  const litres = (value: number) => numbers.decimal(value, 1);
  const said = t('own-sweat.accuracy.said', {
    litres: litres(foretold.litres),
    low: litres(foretold.p10),
    high: litres(foretold.p90),
    measured: litres(measured.litres),
    measuredLow: litres(measured.p10),
    measuredHigh: litres(measured.p90),
  });
  const span = ({ p10, p90 }: Trial['foretold']) => ({
    left: place(p10, full),
    right: `calc(100% - ${place(p90, full)})`,
  });
  return (
    <Stack gap={6}>
      <Anchor component={Link} to={`/sessions/${sessionId}`} fw={600}>
        {tOr([`sport.${sport}`], sport)}, {numbers.dateTime(startedAt, utcOffsetS)}
      </Anchor>
      <div className={classes.track} role="img" aria-label={said}>
        <div className={classes.foretold} style={span(foretold)} />
        <div className={classes.middle} style={{ left: place(foretold.litres, full) }} />
        <div className={classes.error} style={span(measured)} />
        <div
          className={classes.measured}
          data-place={trial.place}
          style={{ left: place(measured.litres, full) }}
        />
      </div>
      <RangeAxis {...scale} unit="L" />
      <Text size="sm" className="figures">
        <b>{t('own-sweat.accuracy.place', { place: trial.place })}</b> <Unbroken>{said}</Unbroken>
      </Text>
      <Text size="xs" c="dimmed">
        {t('own-sweat.accuracy.knew', { count: weighInsBefore })}{' '}
        {basis === 'made-again' && t('own-sweat.accuracy.made-again')}
      </Text>
    </Stack>
  );
}
