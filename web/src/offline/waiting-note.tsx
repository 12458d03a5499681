import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { outbox } from '#web/offline/outbox.ts';
import { useKeptCalls } from '#web/offline/use-offline.ts';
import { useWords } from '#web/words/words.tsx';

/** What was told and is not with the server yet, or was refused: nobody has to wonder where it is. */
export function WaitingNote() {
  const { t, tOr } = useWords();
  const calls = useKeptCalls();
  const waiting = calls.filter(({ problem }) => problem === null);
  const refused = calls.filter(({ problem }) => problem !== null);
  if (calls.length === 0) return null;
  return (
    <Stack gap="sm" mb="md" role="status">
      {waiting.length > 0 && (
        <Text size="sm">
          {t('offline.waiting', {
            weighings: waiting.filter(({ kind }) => kind === 'weighing').length,
            food: waiting.filter(({ kind }) => kind === 'food').length,
          })}
        </Text>
      )}
      {refused.map((call) => (
        <Alert
          key={call.id}
          color="ember"
          variant="light"
          radius="md"
          title={t(`offline.refused.${call.kind}`)}
        >
          <Text size="sm">{tOr([`offline.problem.${call.problem!.code}`], t('offline.refused.why'))}</Text>
          <Group mt="xs">
            <Button variant="default" size="compact-sm" onClick={() => void outbox.forget(call)}>
              {t('offline.refused.remove')}
            </Button>
          </Group>
        </Alert>
      ))}
    </Stack>
  );
}
