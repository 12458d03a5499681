import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { channelApi } from '#web/notifications/channel-api.ts';
import { channelsQuery } from '#web/notifications/channel-queries.ts';
import type { Channel } from '#web/notifications/channel-shapes.ts';
import { useWords } from '#web/words/words.tsx';

/** One way that was set up: how it does, a test, off and on, and its end. */
export function ChannelRow({ channel }: { channel: Channel }) {
  const { t } = useWords();
  const { id, kind, leadsTo, isOn } = channel;
  const way = leadsTo ?? t(`notifications.ways.${kind}.title`);
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey });
  const test = useMutation({ mutationFn: () => channelApi.testChannel(id), onSettled });
  const turn = useMutation({
    mutationFn: (isOn: boolean) => channelApi.switchChannel(id, isOn),
    onSettled,
  });
  const remove = useMutation({ mutationFn: () => channelApi.removeChannel(id), onSettled });
  return (
    <Stack gap={4}>
      <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
        {way}
      </Text>
      <Health channel={channel} />
      <Group gap="xs">
        {isOn && (
          <Button
            variant="default"
            size="xs"
            loading={test.isPending}
            aria-label={t('notifications.ways.test.label', { way })}
            onClick={() => test.mutate()}
          >
            {t('notifications.ways.test')}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          loading={turn.isPending}
          aria-label={t(isOn ? 'notifications.ways.off.label' : 'notifications.ways.on.label', { way })}
          onClick={() => turn.mutate(!isOn)}
        >
          {t(isOn ? 'notifications.ways.off' : 'notifications.ways.on')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          loading={remove.isPending}
          aria-label={t('notifications.ways.remove.label', { way })}
          onClick={() => remove.mutate()}
        >
          {t('notifications.ways.remove')}
        </Button>
      </Group>
      {test.isSuccess && (
        <Text size="sm" role="status">
          {t('notifications.tested')}
        </Text>
      )}
      <ProblemNote error={test.error ?? turn.error ?? remove.error} />
    </Stack>
  );
}

/** Why nothing goes there, or what the last try met, or when it last went well. */
function Health({ channel: { isOn, disabledBecause, lastError, usedAt } }: { channel: Channel }) {
  const { t, tOr, numbers } = useWords();
  const told = [
    !isOn && t(`notifications.ways.disabled.${disabledBecause ?? 'owner'}`),
    lastError !== null && `${t('notifications.ways.lastError')} ${tOr([`problem.${lastError}`], '')}`.trim(),
    usedAt !== null && t('notifications.ways.used', { day: numbers.day(usedAt) }),
  ].filter((one) => one !== false);
  if (told.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      {told.join(' ')}
    </Text>
  );
}
