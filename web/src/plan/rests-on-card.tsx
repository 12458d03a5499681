import { Anchor, List, Text } from '@mantine/core';
import { Card } from '#web/look/card.tsx';
import type { PlanDetail } from '#web/plan/plan-api.ts';
import { useWords } from '#web/words/words.tsx';

/** Why there is no forecast stands beside the range. */
const SAID_ABOVE = ['forecast', 'place-unknown', 'typical-weather'];

/** What was taken for known, how good that is, and whose weather it is. */
export function RestsOnCard({ expected }: { expected: PlanDetail['expected'] }) {
  const { t, tOr, numbers } = useWords();
  const { airC, assumptions, quality, weather } = expected;
  return (
    <Card title={t('planning.rests')}>
      <List size="sm" spacing={6} data-print="no">
        {airC !== null && (
          <List.Item>
            {t('planning.rests.air', {
              coolest: numbers.measured(airC.p10, '°C'),
              warmest: numbers.measured(airC.p90, '°C'),
            })}
          </List.Item>
        )}
        {assumptions
          .filter((assumption) => !SAID_ABOVE.includes(assumption))
          .map((assumption) => (
            <List.Item key={assumption}>{tOr([`plan.assumption.${assumption}`], assumption)}</List.Item>
          ))}
        <List.Item>{t('planning.rests.you')}</List.Item>
      </List>
      {quality !== null && (
        <Text size="sm" c="dimmed" data-print="no">
          {t('session.grade', { grade: quality.grade })}.{' '}
          {tOr([`estimate.grade.${quality.grade}`], quality.grade)}.
        </Text>
      )}
      {weather.map(({ text, url }) => (
        <Anchor key={url} href={url} rel="noreferrer" target="_blank" underline="always" size="sm">
          {text}
        </Anchor>
      ))}
    </Card>
  );
}
