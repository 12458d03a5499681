import { Anchor, Badge, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { Columns } from '#web/look/columns.tsx';
import { ChangeCard } from '#web/plan/change-card.tsx';
import { DrinkingCard } from '#web/plan/drinking-card.tsx';
import { HoursCard } from '#web/plan/hours-card.tsx';
import classes from '#web/plan/planned-page.module.css';
import type { PlanDetail } from '#web/plan/plan-api.ts';
import { usePlanFacts } from '#web/plan/plan-facts.ts';
import { PlanForm } from '#web/plan/plan-form.tsx';
import { planQuery, useRemovePlan } from '#web/plan/plan-queries.ts';
import { ReplacedCard } from '#web/plan/replaced-card.tsx';
import { RestsOnCard } from '#web/plan/rests-on-card.tsx';
import { Sure } from '#web/teams/sure.tsx';
import { useWords } from '#web/words/words.tsx';

/** One session to come: what it will probably cost hour by hour, and what to do with that. A paper to take along. */
export function PlannedPage() {
  const { plannedId } = useParams({ strict: false });
  const { data: plan, error } = useQuery(planQuery(plannedId ?? ''));
  const { t } = useWords();
  return (
    <Stack gap="lg" className={classes.sheet}>
      <Anchor component={Link} to="/plan" size="sm" data-print="no">
        {t('planning.back')}
      </Anchor>
      <ProblemNote error={error} />
      {plan ? <Told plan={plan} /> : error === null && <Skeleton h={560} radius="lg" aria-hidden="true" />}
    </Stack>
  );
}

function Told({ plan }: { plan: PlanDetail }) {
  const { t, tOr } = useWords();
  const factsOf = usePlanFacts();
  const { expected, drinking } = plan;
  return (
    <>
      <div>
        <Group gap="sm">
          <Title order={1}>{plan.name}</Title>
          {plan.isEvent && (
            <Badge variant="light" tt="none" className={classes.badge}>
              {t('planning.event')}
            </Badge>
          )}
        </Group>
        <Text c="dimmed" mt={4} className="figures">
          {factsOf(plan).join(' · ')}
        </Text>
      </div>
      <Tools plan={plan} />
      {expected.sweatL === null ? (
        <Card title={t('planning.untold')}>
          {expected.reasons.map((reason) => (
            <Text key={reason} size="sm">
              {tOr([`estimate.reason.${reason}`], reason)}
            </Text>
          ))}
        </Card>
      ) : (
        <>
          <HoursCard plan={plan} />
          <ChangeCard plan={plan} />
          <Columns
            first={<DrinkingCard plan={plan} />}
            second={
              <>
                <ReplacedCard expected={expected} drinking={drinking} />
                {/* On paper only whose weather it is must stand. */}
                <div data-print={expected.weather.length === 0 ? 'no' : undefined}>
                  <RestsOnCard expected={expected} />
                </div>
              </>
            }
          />
        </>
      )}
    </>
  );
}

/** Print, change, take away; none of it on paper. */
function Tools({ plan }: { plan: PlanDetail }) {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const [isChanging, setChanging] = useState(false);
  const remove = useRemovePlan(plan.clientId);
  const navigate = useNavigate();
  // The page goes before what it shows, or it would ask for what is gone.
  const mutation = {
    ...remove,
    mutate: () => remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/plan' }) }),
  };
  if (isChanging && me)
    return (
      <Card title={t('planning.change')}>
        <PlanForm
          timeZone={me.timeZone}
          plan={plan}
          onDone={() => setChanging(false)}
          onKeep={() => setChanging(false)}
        />
      </Card>
    );
  return (
    <Group gap="xs" data-print="no">
      <Button variant="default" onClick={() => print()}>
        {t('planning.print')}
      </Button>
      <Button variant="default" onClick={() => setChanging(true)}>
        {t('planning.change')}
      </Button>
      <Sure
        title={t('planning.remove.sure', { name: plan.name })}
        text={t(plan.source === 'own' ? 'planning.remove.text' : 'planning.remove.elsewhere')}
        submit={t('planning.remove')}
        mutation={mutation}
        target={(ask) => (
          <Button variant="subtle" color="gray" onClick={ask}>
            {t('planning.remove')}
          </Button>
        )}
      />
    </Group>
  );
}
