import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { labApi } from '#web/labs/lab-api.ts';
import { reminderQuery } from '#web/labs/lab-queries.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

const MONTHS = [3, 6] as const;

/** To be reminded to measure again, only for whoever asks for it. */
export function ReminderCard() {
  const { t, numbers } = useWords();
  const queryClient = useQueryClient();
  const { data, error } = useQuery(reminderQuery);
  const [day, setDay] = useState('');
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: reminderQuery.queryKey });
  const ask = useMutation({ mutationFn: labApi.askForReminder, onSuccess });
  const forget = useMutation({ mutationFn: labApi.forgetReminder, onSuccess });
  return (
    <Card title={t('labs.again.title')} lead={t('labs.again.lead')}>
      <ProblemNote error={error ?? ask.error ?? forget.error} />
      {data && data.onDay !== null && (
        <Group gap="sm">
          <Text size="sm">{t('labs.again.on', { day: numbers.day(data.onDay) })}</Text>
          <Button variant="subtle" color="gray" loading={forget.isPending} onClick={() => forget.mutate()}>
            {t('labs.again.forget')}
          </Button>
        </Group>
      )}
      {data && data.onDay === null && (
        <Stack gap="sm">
          <Group gap="sm">
            {MONTHS.map((months) => (
              <Button
                key={months}
                variant="light"
                loading={ask.isPending}
                onClick={() => ask.mutate(monthsAfter(numbers.today(), months))}
              >
                {t('labs.again.in', { months })}
              </Button>
            ))}
          </Group>
          <Group gap="sm" align="end">
            <TextInput
              type="date"
              label={t('labs.again.day')}
              value={day}
              min={numbers.today()}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
            <Button
              variant="light"
              disabled={day === ''}
              loading={ask.isPending}
              onClick={() => ask.mutate(day)}
            >
              {t('labs.again.ask')}
            </Button>
          </Group>
        </Stack>
      )}
    </Card>
  );
}

/** The same day of a later month, or its last where it is shorter. */
function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
