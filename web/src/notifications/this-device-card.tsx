import { Alert, Stack, Switch, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { devicesQuery } from '#web/notifications/channel-queries.ts';
import { switchOff, switchOn } from '#web/push/switch-device.ts';
import { keptHere, type PushState, pushState } from '#web/push/this-device.ts';
import { useWords } from '#web/words/words.tsx';

/** Notifications on the device in one's hand: on or off, or what they need. */
export function ThisDeviceCard() {
  const { t } = useWords();
  const { data: me } = useSuspenseQuery(meQuery);
  const state = pushState();
  return (
    <Card title={t('notifications.push.title')} lead={t('notifications.push.lead')}>
      {state === 'ready' ? me && <PushSwitch accountId={me.accountId} /> : <Needs state={state} />}
      <Text size="sm" c="dimmed">
        {t('notifications.push.operator')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('notifications.push.install')}
      </Text>
    </Card>
  );
}

function Needs({ state }: { state: Exclude<PushState, 'ready'> }) {
  const { t } = useWords();
  return (
    <Alert color="ember" variant="light" radius="md" role="note">
      {t(`notifications.push.needs.${state}`)}
    </Alert>
  );
}

function PushSwitch({ accountId }: { accountId: string }) {
  const { t } = useWords();
  const queryClient = useQueryClient();
  const [isOn, setOn] = useState(() => keptHere(accountId) !== null && Notification.permission === 'granted');
  const change = useMutation({
    mutationFn: (leave: Promise<NotificationPermission> | null) =>
      leave === null ? switchOff(accountId) : switchOn(accountId, leave),
    onSuccess: (became) => setOn(became === 'on'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: devicesQuery.queryKey }),
  });
  return (
    <Stack gap="sm">
      <Switch
        size="md"
        label={t('notifications.push.switch')}
        description={t('notifications.push.switch.why')}
        checked={change.isPending ? change.variables !== null : isOn}
        disabled={change.isPending}
        // Asked in the very tap: Safari refuses whoever asks a moment later.
        onChange={({ currentTarget: { checked } }) =>
          change.mutate(checked ? Notification.requestPermission() : null)
        }
      />
      {change.isSuccess && (
        <Text size="sm" role="status">
          {t(`notifications.push.${change.data}`)}
        </Text>
      )}
      {change.data === 'refused' && pushState() === 'blocked' && <Needs state="blocked" />}
      <ProblemNote error={change.error} />
    </Stack>
  );
}
