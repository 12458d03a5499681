import { Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import {
  type PulseTrend,
  raisedPulseQuery,
  type TrainingLoad,
  trainingLoadQuery,
} from '#web/ledger/factor-queries.ts';
import classes from '#web/ledger/load-card.module.css';
import { daysBefore, loadDays } from '#web/ledger/load-days.ts';
import { useWords } from '#web/words/words.tsx';

const DAYS = 28;

/** What four weeks asked by heart rate, day by day, and whether the heart has lately beaten faster at the same work. */
export function LoadCard() {
  const { t, numbers } = useWords();
  const to = numbers.today();
  const load = useQuery(trainingLoadQuery(daysBefore(to, DAYS - 1), to));
  const pulse = useQuery(raisedPulseQuery);
  if (load.isError || pulse.isError) return null;
  return (
    <Card title={t('training.card.title')} lead={t('training.card.lead')}>
      {load.data ? <Picture load={load.data} to={to} /> : <Skeleton h={160} radius="md" />}
      {pulse.data && <Pulse {...pulse.data} />}
    </Card>
  );
}

function Picture({ load, to }: { load: TrainingLoad; to: string }) {
  const { t, numbers } = useWords();
  const days = loadDays(load, to, DAYS);
  const most = Math.max(...days.map((one) => one.load));
  const whole = (value: number) => numbers.decimal(value, 0);
  const total = (of: typeof days) => of.reduce((sum, one) => sum + one.load, 0);
  const count = load.items.filter(({ loadFrom }) => loadFrom === 'rpe').length;
  return (
    <Stack gap="xs" className="figures">
      {most === 0 ? (
        <Text size="sm">{t('training.card.none')}</Text>
      ) : (
        <>
          <Text size="sm">
            {t('training.card.week', { load: whole(total(days.slice(-7))), before: whole(total(days) / 4) })}
          </Text>
          <div
            role="img"
            aria-label={t('training.card.picture', { sessions: load.items.length, most: whole(most) })}
          >
            <Text size="xs" c="dimmed">
              {whole(most)}
            </Text>
            <div className={classes.bars}>
              {days.map((one) => (
                <div
                  key={one.day}
                  className={classes.bar}
                  style={{ height: `${(one.load / most) * 100}%` }}
                />
              ))}
            </div>
            <div className={classes.ends}>
              <Text size="xs" c="dimmed">
                {numbers.day(days[0]!.day)}
              </Text>
              <Text size="xs" c="dimmed">
                {numbers.day(to)}
              </Text>
            </div>
          </div>
        </>
      )}
      {count > 0 && <Text size="sm">{t('training.card.rpeOnly', { count })}</Text>}
      {most > 0 && <AsTable days={days.filter((one) => one.load > 0)} />}
    </Stack>
  );
}

function AsTable({ days }: { days: ReturnType<typeof loadDays> }) {
  const { t, numbers } = useWords();
  return (
    <Fold title={t('training.card.table')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('training.card.day')}</Table.Th>
            <Table.Th>{t('training.card.load')}</Table.Th>
            <Table.Th>{t('training.card.threshold')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map(({ day, load, threshold }) => (
            <Table.Tr key={day}>
              <Table.Td>{numbers.day(day)}</Table.Td>
              <Table.Td>{numbers.decimal(load, 0)}</Table.Td>
              <Table.Td>{threshold === null ? '–' : numbers.decimal(threshold, 0)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Fold>
  );
}

function Pulse({ state, why, deltaBpm, sessions, recentDays }: PulseTrend) {
  const { t, numbers } = useWords();
  const beats = (value: number) => numbers.decimal(value, 0);
  const range = deltaBpm && {
    mid: beats(deltaBpm.mid),
    low: beats(deltaBpm.low),
    high: beats(deltaBpm.high),
  };
  return (
    <div>
      <Title order={3}>{t('training.pulse.title')}</Title>
      <Text size="sm" mt={4}>
        {t(`training.pulse.${state}`, range ?? {})} {why !== null && t(`training.pulse.why.${why}`)}
      </Text>
      {state !== 'cannot-tell' && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('training.pulse.sessions', { ...sessions, days: recentDays })} {t('training.pulse.alone')}
        </Text>
      )}
    </div>
  );
}
