import { Button, Group, Switch, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { mannersQuery, useManners, usePause } from '#web/notifications/channel-queries.ts';
import { useWords } from '#web/words/words.tsx';

const DAY_MS = 24 * 3_600_000;

/** Silence from everything for a while. */
export function PauseCard() {
  const { t, numbers } = useWords();
  const { data: manners } = useSuspenseQuery(mannersQuery);
  const pause = usePause();
  const { pausedUntil } = manners;
  const isPaused = pausedUntil !== null && Date.parse(pausedUntil) > Date.now();
  const lasting = (ms: number) => pause.mutate(new Date(Date.now() + ms).toISOString());
  return (
    <Card title={t('notifications.pause.title')} lead={t('notifications.pause.lead')}>
      <Text size="sm" role="status">
        {isPaused
          ? t('notifications.pause.now', { when: numbers.dateTime(pausedUntil, null) })
          : t('notifications.pause.none')}
      </Text>
      <Group gap="xs">
        <Button variant="default" disabled={pause.isPending} onClick={() => lasting(DAY_MS)}>
          {t('notifications.pause.day')}
        </Button>
        <Button variant="default" disabled={pause.isPending} onClick={() => lasting(7 * DAY_MS)}>
          {t('notifications.pause.week')}
        </Button>
        <Button variant="default" disabled={pause.isPending} onClick={() => lasting(28 * DAY_MS)}>
          {t('notifications.pause.month')}
        </Button>
        {isPaused && (
          <Button variant="light" disabled={pause.isPending} onClick={() => pause.mutate(null)}>
            {t('notifications.pause.end')}
          </Button>
        )}
      </Group>
      <ProblemNote error={pause.error} />
    </Card>
  );
}

/** What others may read over one's shoulder. */
export function LockScreenCard() {
  const { t } = useWords();
  const { data: manners } = useSuspenseQuery(mannersQuery);
  const change = useManners();
  const told = change.isPending ? change.variables.numbersOnLockScreen : manners.numbersOnLockScreen;
  return (
    <Card title={t('notifications.lock.title')}>
      <Switch
        size="md"
        label={t('notifications.lock.switch')}
        description={t('notifications.lock.switch.why')}
        checked={told ?? false}
        disabled={change.isPending}
        onChange={(event) => change.mutate({ numbersOnLockScreen: event.currentTarget.checked })}
      />
      <ProblemNote error={change.error} />
    </Card>
  );
}
