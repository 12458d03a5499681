import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { meQuery } from '#web/app/queries.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { PlanForm } from '#web/plan/plan-form.tsx';
import { PlanList } from '#web/plan/plan-list.tsx';
import { plansQuery } from '#web/plan/plan-queries.ts';
import { ConsentQuestion } from '#web/privacy/consent-question.tsx';
import { useWords } from '#web/words/words.tsx';

/** A race of next summer is planned in the autumn before. */
const [DAYS_AHEAD, DAYS_BACK] = [730, 30];
const DAY_MS = 86_400_000;

/** What one means to do, and a form for more. */
export function PlanPage() {
  const { t, numbers } = useWords();
  const { data: me } = useQuery(meQuery);
  const navigate = useNavigate();
  const today = numbers.today();
  const dayAway = (days: number) => numbers.today(new Date(Date.now() + days * DAY_MS));
  const { data: coming, error } = useQuery(plansQuery(today, dayAway(DAYS_AHEAD)));
  const { data: past } = useQuery(plansQuery(dayAway(-DAYS_BACK), dayAway(-1)));

  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('planning.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('planning.lead')}
        </Text>
      </div>
      <ConsentQuestion />
      <ProblemNote error={error} />
      {coming === undefined ? (
        error === null && <Skeleton h={220} radius="lg" aria-hidden="true" />
      ) : (
        <Card title={t('planning.coming')}>
          {coming.length === 0 ? <Text size="sm">{t('planning.none')}</Text> : <PlanList plans={coming} />}
        </Card>
      )}
      {me && coming !== undefined && (
        <Card title={t('planning.new')} lead={t('planning.new.lead')}>
          <PlanForm
            timeZone={me.timeZone}
            onDone={({ id }) => void navigate({ to: '/plan/$plannedId', params: { plannedId: id } })}
          />
        </Card>
      )}
      {past !== undefined && past.length > 0 && (
        <Fold title={t('planning.past')}>
          <PlanList plans={past.toReversed()} />
        </Fold>
      )}
    </Stack>
  );
}
