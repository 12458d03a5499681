import { Alert, Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { ApiProblem } from '#web/api.ts';
import { DoubtfulList } from '#web/station/doubtful-list.tsx';
import type { StationHere } from '#web/station/use-station.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  here: StationHere;
}

/** What still has to reach the server, and what it would not take. */
export function SendState({ here }: Props) {
  const { t } = useWords();
  const { entries, isOnline, isShellKept, problem } = here;
  const waiting = entries.filter(({ state }) => state === 'waiting').length;
  const refused = entries.filter(({ state }) => state === 'refused');
  const doubtful = entries.filter(({ state }) => state === 'doubtful');
  const isSignedOut = problem instanceof ApiProblem && problem.status === 401;

  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm" mih={36}>
        <div role="status">
          <Text fw={600}>
            {waiting === 0 && doubtful.length > 0
              ? t('station.send.others')
              : t('station.send.waiting', { count: waiting })}
          </Text>
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
      {doubtful.length > 0 && <DoubtfulList doubtful={doubtful} here={here} />}
      {refused.length > 0 && (
        <Alert
          color="ember"
          variant="light"
          radius="md"
          title={t('station.refused.title', { count: refused.length })}
        >
          <Stack gap="sm" align="flex-start">
            <List>
              {refused.map(({ id, name, reason }) => (
                <List.Item key={id}>
                  {name}: {t(`station.refused.${reason ?? 'too-old'}`)}
                </List.Item>
              ))}
            </List>
            <Button variant="default" onClick={() => void here.forget(refused.map(({ id }) => id))}>
              {t('station.refused.seen')}
            </Button>
          </Stack>
        </Alert>
      )}
    </Stack>
  );
}
