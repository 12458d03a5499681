import { Alert, Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { ApiProblem } from '#web/api.ts';
import type { StationHere } from '#web/station/use-station.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  here: StationHere;
}

/** What still has to reach the server, and what it would not take. */
export function SendState({ here }: Props) {
  const { t } = useWords();
  const { roster, entries, isOnline, isShellKept, problem } = here;
  const waiting = entries.filter(({ state }) => state === 'waiting').length;
  const refused = entries.filter(({ state }) => state === 'refused');
  const nameOf = (memberId: string) => roster?.station.members.find(({ id }) => id === memberId)?.name ?? '–';
  const isSignedOut = problem instanceof ApiProblem && problem.status === 401;

  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm" mih={36}>
        <div role="status">
          <Text fw={600}>{t('station.send.waiting', { count: waiting })}</Text>
          <Text size="sm" c="dimmed">
            {t(isShellKept ? 'station.offline.ready' : 'station.offline.keepOpen')}
          </Text>
        </div>
        {waiting > 0 && (
          <Button variant="default" onClick={() => void here.sendNow()}>
            {t('station.send.now')}
          </Button>
        )}
      </Group>
      {waiting > 0 && isSignedOut && <Anchor href="/sign-in">{t('station.send.signIn')}</Anchor>}
      {waiting > 0 && isOnline && problem !== null && !isSignedOut && <Text>{t('station.send.fault')}</Text>}
      {refused.length > 0 && (
        <Alert
          color="ember"
          variant="light"
          radius="md"
          title={t('station.refused.title', { count: refused.length })}
        >
          <List>
            {refused.map(({ id, memberId, reason }) => (
              <List.Item key={id}>
                {nameOf(memberId)}: {t(`station.refused.${reason ?? 'too-old'}`)}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}
