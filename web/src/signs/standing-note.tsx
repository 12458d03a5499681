import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { HelpNumbers } from '#web/signs/help-numbers.tsx';
import { WhatToDo } from '#web/signs/red-flag-modal.tsx';
import { type Standing, useCleared } from '#web/signs/sign-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** What stands until a doctor has had a look. */
export function StandingNote({ standing }: { standing: Standing }) {
  const { t, numbers } = useWords();
  const cleared = useCleared();
  const [isAsking, setAsking] = useState(false);
  return (
    <Alert color="ember" variant="light" radius="md" role="alert" title={t('signs.red.title')}>
      <Stack gap="sm">
        <WhatToDo actions={standing.actions} />
        {standing.stopsTraining && <Text size="sm">{t('signs.red.rest')}</Text>}
        <HelpNumbers />
        <Text size="sm">{t('signs.red.since', { day: numbers.day(standing.since) })}</Text>
        <List size="sm">
          {standing.flags.map((flag) => (
            <List.Item key={flag}>{t(`signs.flag.${flag}`)}</List.Item>
          ))}
        </List>
        <ProblemNote error={cleared.error} />
        {isAsking ? (
          <Group gap="sm">
            <Button variant="default" loading={cleared.isPending} onClick={() => cleared.mutate()}>
              {t('signs.red.cleared.sure')}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('signs.red.cleared.no')}
            </Button>
          </Group>
        ) : (
          <Group>
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('signs.red.cleared')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
