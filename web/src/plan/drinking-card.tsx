import { Anchor, List, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card } from '#web/look/card.tsx';
import { CitedWorks } from '#web/look/cited-works.tsx';
import { Fold } from '#web/look/fold.tsx';
import { ceilingL } from '#web/plan/litre-words.ts';
import type { PlanDetail } from '#web/plan/plan-api.ts';
import { DRINKING_SOURCES } from '#web/plan/sources.ts';
import { useWords } from '#web/words/words.tsx';

/** Less is not worth naming. */
const LITTLE_L = 0.25;

/** By thirst, with the ceiling for who drinks by a plan, and what tells of too much. */
export function DrinkingCard({ plan }: { plan: PlanDetail }) {
  const { t } = useWords();
  return (
    <Card title={t('planning.drink.title')}>
      <Stack gap="sm">
        <Text fw={600}>{t('planning.drink.thirst')}</Text>
        <Amount plan={plan} />
        <List size="sm" spacing={6}>
          <List.Item>{t('planning.guard.weight')}</List.Item>
          <List.Item>{t('planning.guard.offered')}</List.Item>
          <List.Item>{t('planning.guard.signs')}</List.Item>
        </List>
        <div data-print="no">
          <Fold title={t('planning.guard.source')}>
            <CitedWorks works={DRINKING_SOURCES} />
          </Fold>
        </div>
      </Stack>
    </Card>
  );
}

/** The ceiling, or why there is none. */
function Amount({ plan }: { plan: PlanDetail }) {
  const words = useWords();
  const { t, numbers } = words;
  const { why, mostL, mostLPerH } = plan.drinking;
  if (mostL === null || mostLPerH === null)
    return (
      <Text size="sm">
        {t(`planning.drink.why.${why}`)}{' '}
        {why === 'not-of-age' && (
          <Anchor component={Link} to="/profile" size="sm" data-print="no">
            {t('planning.drink.profile')}
          </Anchor>
        )}
      </Text>
    );
  if (mostL < LITTLE_L) return <Text size="sm">{t('planning.drink.little')}</Text>;
  const decilitres = Math.floor(mostLPerH * 10);
  return (
    <Text size="sm" className="figures">
      {t('planning.drink.ceiling', {
        most: ceilingL(words, mostL),
        hourly: decilitres < 1 ? 'no' : 'yes',
        decilitres: numbers.decimal(decilitres, 0),
        least: ceilingL(words, plan.expected.sweatL!.p10),
      })}
    </Text>
  );
}
