import { Anchor, List, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { NextWeighIn, WeighIn } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { Columns } from '#web/look/columns.tsx';
import { standingQuery } from '#web/signs/sign-queries.ts';
import { SweatNav } from '#web/sweat/sweat-nav.tsx';
import { Relearning } from '#web/weighing/relearning.tsx';
import { ScaleCard } from '#web/weighing/scale-card.tsx';
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
  // Asked for here and not where the server picks sessions: a token that reads sessions shall not learn of it.
  const standing = useQuery(standingQuery);
  const error = factor.error ?? next.error ?? weighIns.error ?? standing.error;
  const isThere = factor.data && next.data && weighIns.data && standing.data !== undefined;
  return (
    <Stack gap="lg">
      <SweatNav />
      <div>
        <Title order={1}>{t('weighing.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('weighing.lead')}
        </Text>
      </div>
      <ProblemNote error={error} />
      <Columns
        first={
          <>
            <ScaleCard />
            <Relearning />
            {isThere ? <Surer {...factor.data} /> : error === null && <Skeleton h={420} radius="lg" />}
          </>
        }
        // With what stands above it, which would push it down otherwise.
        second={
          isThere && (
            <>
              {standing.data?.stopsTraining ? <Resting /> : <Next kinds={next.data} />}
              <How />
            </>
          )
        }
      />
      {isThere && <Told weighIns={weighIns.data} />}
    </Stack>
  );
}

function Next({ kinds }: { kinds: NextWeighIn[] }) {
  const { t } = useWords();
  return (
    <Card title={t('weighing.next.title')} lead={t('weighing.next.lead')}>
      {kinds.length === 0 && <Text size="sm">{t('weighing.next.none')}</Text>}
      <List type="ordered" spacing="sm">
        {kinds.map(({ group, band, like, text }) => (
          <List.Item key={`${group} ${band}`}>
            {text}{' '}
            <Anchor component={Link} to={`/sessions/${like}`} underline="always">
              {t('weighing.next.like')}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Card>
  );
}

/** In place of sessions to weigh, while something stands that a doctor should see first. */
function Resting() {
  const { t } = useWords();
  return (
    <Card title={t('weighing.resting.title')}>
      <Text size="sm">
        {t('weighing.resting.text')}{' '}
        <Anchor component={Link} to="/check-in" underline="always">
          {t('weighing.resting.why')}
        </Anchor>
      </Text>
    </Card>
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
