import { Anchor, List, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WeighIn } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { Relearning } from '#web/weighing/relearning.tsx';
import { Surer } from '#web/weighing/surer.tsx';
import { TestTold } from '#web/weighing/test-told.tsx';
import { nextWeighInsQuery, sweatFactorQuery, weighInsQuery } from '#web/weighing/weighing-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** How much surer weighing made Svett, what to weigh next and how, and every weighing so far. */
export function WeighingPage() {
  const { t } = useWords();
  const factor = useQuery(sweatFactorQuery);
  const next = useQuery(nextWeighInsQuery);
  const weighIns = useQuery(weighInsQuery);
  const error = factor.error ?? next.error ?? weighIns.error;
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('weighing.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('weighing.lead')}
        </Text>
      </div>
      <Relearning />
      <ProblemNote error={error} />
      {factor.data && next.data && weighIns.data ? (
        <>
          <Surer {...factor.data} />
          <Card title={t('weighing.next.title')} lead={t('weighing.next.lead')}>
            {next.data.length === 0 && <Text size="sm">{t('weighing.next.none')}</Text>}
            <List type="ordered" spacing="sm">
              {next.data.map(({ group, band, like, text }) => (
                <List.Item key={`${group} ${band}`}>
                  {text}{' '}
                  <Anchor component={Link} to={`/sessions/${like}`} underline="always">
                    {t('weighing.next.like')}
                  </Anchor>
                </List.Item>
              ))}
            </List>
          </Card>
          <How />
          <Told weighIns={weighIns.data} />
        </>
      ) : (
        error === null && <Skeleton h={420} radius="lg" />
      )}
    </Stack>
  );
}

/** In the order things are done. */
const STEPS = ['empty', 'before', 'bottles', 'towel', 'after', 'length'] as const;

function How() {
  const { t } = useWords();
  return (
    <Card title={t('weighing.how.title')}>
      <List type="ordered" spacing={6}>
        {STEPS.map((step) => (
          <List.Item key={step}>{t(`weighing.how.${step}`)}</List.Item>
        ))}
      </List>
    </Card>
  );
}

function Told({ weighIns }: { weighIns: WeighIn[] }) {
  const { t, tOr, numbers } = useWords();
  if (weighIns.length === 0) return null;
  return (
    <Card title={t('weighing.list.title')}>
      <Stack component="ul" gap="lg" p={0} m={0} style={{ listStyle: 'none' }}>
        {weighIns.map(({ sessionId, sport, startedAt, utcOffsetS, test }) => (
          <li key={sessionId}>
            <Anchor component={Link} to={`/sessions/${sessionId}`} fw={600}>
              {tOr([`sport.${sport}`], sport)}, {numbers.dateTime(startedAt, utcOffsetS)}
            </Anchor>
            <TestTold test={test} />
          </li>
        ))}
      </Stack>
    </Card>
  );
}
