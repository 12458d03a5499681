import { Anchor, Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CoverageBand } from '#web/ledger/coverage-band.tsx';
import { coverageWords } from '#web/ledger/coverage-words.ts';
import { Card } from '#web/look/card.tsx';
import type { Today } from '#web/today/today-query.ts';
import { useWords } from '#web/words/words.tsx';

/** How food met the need over seven days: as a range, or that nothing can be told yet and what would help. */
export function WeekCard({ week }: { week: NonNullable<Today['week']> }) {
  const words = useWords();
  const { t } = words;
  const { state, why, loggedDays: logged, neededDays: needed, days } = week;
  const said = coverageWords(words, week);
  return (
    <Card title={t('today.week.title')}>
      <div>
        <Text fw={620}>{t(`ledger.state.${state}`)}</Text>
        <Text size="sm" mt={4} className="figures">
          {week.coverage ? said : t(`ledger.why.${why}`, { logged, needed, days })}
        </Text>
      </div>
      {week.coverage && <CoverageBand share={week.coverage} label={t('today.week.picture', { said })} />}
      <Group gap="sm">
        {week.coverage === null && (
          <Button component={Link} to="/food" variant="light">
            {t('today.week.food')}
          </Button>
        )}
        <Anchor component={Link} to="/magnesium" fw={600}>
          {t('today.week.open')}
        </Anchor>
      </Group>
    </Card>
  );
}
