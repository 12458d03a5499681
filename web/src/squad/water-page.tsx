import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { FeedCard } from '#web/squad/feed-card.tsx';
import { PlanForm } from '#web/squad/plan-form.tsx';
import { plansQuery } from '#web/squad/plan-queries.ts';
import { PlanTold } from '#web/squad/plan-told.tsx';
import { TeamNav } from '#web/teams/team-nav.tsx';
import { teamsQuery } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** So far ahead planned sessions are shown. */
const DAYS_AHEAD = 14;
const DAY_MS = 86_400_000;

/** What the team means to do, and the water to have there. */
export function WaterPage() {
  const { t, numbers } = useWords();
  const { teamId } = useParams({ from: '/signed-in/teams/$teamId/water' });
  const from = numbers.today();
  const to = new Date(Date.parse(from) + DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
  const { data: plans, error } = useQuery(plansQuery(teamId, from, to));
  const { data: teams } = useQuery(teamsQuery);
  const timeZone = teams?.find(({ id }) => id === teamId)?.timeZone;
  return (
    <Stack gap="lg">
      <div>
        <TeamNav teamId={teamId} />
        <Title order={1}>{t('squad.water.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('squad.water.lead')}
        </Text>
      </div>
      <ProblemNote error={error} />
      {!plans && !error && <Skeleton h={240} radius="lg" aria-hidden="true" />}
      {plans?.length === 0 && <Text role="status">{t('squad.water.none')}</Text>}
      {timeZone !== undefined &&
        plans?.map((plan) => <PlanTold key={plan.id} teamId={teamId} timeZone={timeZone} plan={plan} />)}
      {plans && timeZone !== undefined && (
        <Card title={t('squad.plan.new')}>
          <PlanForm teamId={teamId} timeZone={timeZone} />
        </Card>
      )}
      {plans && <FeedCard teamId={teamId} />}
    </Stack>
  );
}
