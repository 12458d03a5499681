import { Stack, Text } from '@mantine/core';
import { Card } from '#web/look/card.tsx';
import type { Board } from '#web/squad/board-shapes.ts';
import { useWords } from '#web/words/words.tsx';

/** What the squad comes to on average, or why there is no such figure. */
export function AveragesCard({ averages }: Pick<Board, 'averages'>) {
  const { t, numbers } = useWords();
  const { sweat, coverage } = averages;
  return (
    <Card title={t('squad.averages.title')} lead={t('squad.averages.lead')}>
      <Stack gap={4} className="figures">
        <Text size="sm">
          {sweat.litres === null
            ? t('squad.averages.sweat.not', { why: t(`coaching.average.${sweat.state}`) })
            : t('squad.averages.sweat', { litres: numbers.decimal(sweat.litres, 1) })}
        </Text>
        <Text size="sm">
          {coverage.pct === null
            ? t('squad.averages.coverage.not', { why: t(`coaching.average.${coverage.state}`) })
            : t('squad.averages.coverage', { percent: numbers.decimal(coverage.pct, 0) })}
        </Text>
      </Stack>
    </Card>
  );
}
