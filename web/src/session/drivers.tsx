import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Drivers as DriverList } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { driversQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import classes from '#web/session/drivers.module.css';
import { valueText } from '#web/session/value-text.ts';
import { useWords } from '#web/words/words.tsx';

/** A driver that changes less than this is not worth a bar. */
const LEAST_DELTA_L = 0.005;

interface Props {
  sessionId: string;
}

/** What made the loss larger or smaller, one bar for each thing changed alone. */
export function Drivers({ sessionId }: Props) {
  const { t, tOr } = useWords();
  const { data, error } = useQuery(driversQuery(sessionId));
  const shown = data?.items.filter(({ deltaL }) => Math.abs(deltaL) >= LEAST_DELTA_L) ?? [];
  const largest = Math.max(...shown.map(({ deltaL }) => Math.abs(deltaL)));
  const ordered = shown.toSorted((a, b) => Math.abs(b.deltaL) - Math.abs(a.deltaL));

  return (
    <Card title={t('drivers.title')} lead={t('drivers.lead')}>
      <ProblemNote error={error} />
      {data === undefined && error === null && <Skeleton h={220} radius="md" aria-hidden="true" />}
      {data !== undefined && ordered.length === 0 && <Text size="sm">{t('drivers.none')}</Text>}
      {ordered.length > 0 && (
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
          {ordered.map((item) => (
            <Bar key={item.driver} item={item} largest={largest} />
          ))}
        </Stack>
      )}
      {data !== undefined && (
        <Text size="sm" c="dimmed">
          {tOr(['estimate.drivers.note'], data.note)}
        </Text>
      )}
    </Card>
  );
}

interface BarProps {
  item: DriverList['items'][number];
  largest: number;
}

function Bar({ item, largest }: BarProps) {
  const words = useWords();
  const { tOr, t, numbers } = words;
  const { driver, deltaL, actual, neutral } = item;
  const more = deltaL > 0;
  const actualText = valueText(words, driver, actual?.value ?? null, actual?.unit ?? null);
  const against = tOr([`estimate.driver.${driver}.neutral`], '', {
    value: neutral === null ? '' : numbers.decimal(neutral.value, 0),
  });
  const share = `${((Math.abs(deltaL) / largest) * 50).toFixed(2)}%`;

  return (
    <li className={classes.row}>
      <div>
        <Text fw={550} size="sm">
          {tOr([`estimate.driver.${driver}`], driver)}
        </Text>
        <Text size="xs" c="dimmed" className="figures">
          {[actualText, against].filter(Boolean).join(' ')}
        </Text>
      </div>
      <div className={classes.track} aria-hidden="true">
        <div
          className={classes.bar}
          data-more={more || undefined}
          style={more ? { left: '50%', width: share } : { right: '50%', width: share }}
        />
      </div>
      <Text size="sm" fw={600} className={`figures ${classes.delta}`}>
        {t('drivers.delta', { delta: numbers.signed(deltaL, 2) })}
      </Text>
    </li>
  );
}
