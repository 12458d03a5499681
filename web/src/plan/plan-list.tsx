import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { SportIcon } from '#web/look/sport-icon.tsx';
import type { Planned } from '#web/plan/plan-api.ts';
import { usePlanFacts } from '#web/plan/plan-facts.ts';
import { useWords } from '#web/words/words.tsx';

/** Planned sessions in the order given, each with the way to what it will probably cost. */
export function PlanList({ plans }: { plans: Planned[] }) {
  const { t } = useWords();
  const factsOf = usePlanFacts();
  return (
    <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
      {plans.map((plan) => (
        <Group component="li" key={plan.id} gap="sm" wrap="nowrap" align="flex-start">
          <SportIcon sport={plan.sport} />
          <div>
            <Group gap="xs">
              <Anchor component={Link} to={`/plan/${plan.id}`} fw={600}>
                {plan.name}
              </Anchor>
              {plan.isEvent && (
                <Badge variant="light" size="sm" tt="none">
                  {t('planning.event')}
                </Badge>
              )}
            </Group>
            <Text size="sm" c="dimmed" className="figures">
              {factsOf(plan).join(' · ')}
            </Text>
            {plan.doneBy !== null && (
              <Anchor component={Link} to={`/sessions/${plan.doneBy}`} size="sm">
                {t('planning.done')}
              </Anchor>
            )}
          </div>
        </Group>
      ))}
    </Stack>
  );
}
