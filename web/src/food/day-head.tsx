import { ActionIcon, Group, Text } from '@mantine/core';
import { useWords } from '#web/words/words.tsx';

interface Props {
  day: string;
  onDay: (day: string) => void;
}

export function dayBeside(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Which day it is, and the ways to the days beside it; not into the future. */
export function DayHead({ day, onDay }: Props) {
  const { t, numbers } = useWords();
  const today = numbers.today();
  const named = day === today ? 'today' : day === dayBeside(today, -1) ? 'yesterday' : null;
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <ActionIcon
        variant="default"
        size="lg"
        radius="xl"
        aria-label={t('food.day.previous')}
        onClick={() => onDay(dayBeside(day, -1))}
      >
        <span aria-hidden="true">‹</span>
      </ActionIcon>
      <Text fw={600} ta="center" aria-live="polite" className="figures">
        {named ? `${t(`food.day.${named}`)}, ` : ''}
        {numbers.day(day)}
      </Text>
      <ActionIcon
        variant="default"
        size="lg"
        radius="xl"
        aria-label={t('food.day.next')}
        disabled={day >= today}
        onClick={() => onDay(dayBeside(day, 1))}
      >
        <span aria-hidden="true">›</span>
      </ActionIcon>
    </Group>
  );
}
