import { ActionIcon, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { BinIcon } from '#web/look/icons.tsx';
import { channelApi } from '#web/notifications/channel-api.ts';
import { devicesQuery } from '#web/notifications/channel-queries.ts';
import type { Device } from '#web/notifications/channel-shapes.ts';
import { keptHere } from '#web/push/this-device.ts';
import { useWords } from '#web/words/words.tsx';

/** Where notifications come, each with a test and a way out. */
export function DevicesCard() {
  const { t } = useWords();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: devices } = useSuspenseQuery(devicesQuery);
  const here = me && keptHere(me.accountId)?.deviceId;
  return (
    <Card title={t('notifications.devices.title')}>
      {devices.length === 0 ? (
        <Text size="sm">{t('notifications.devices.none')}</Text>
      ) : (
        <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
          {devices.map((device) => (
            <DeviceRow key={device.id} device={device} isThis={device.id === here} />
          ))}
        </Stack>
      )}
    </Card>
  );
}

function DeviceRow({ device, isThis }: { device: Device; isThis: boolean }) {
  const { t, numbers } = useWords();
  const { id, label, createdAt, seenAt, failing } = device;
  const queryClient = useQueryClient();
  const test = useMutation({ mutationFn: () => channelApi.testDevice(id) });
  const remove = useMutation({
    mutationFn: () => channelApi.removeDevice(id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: devicesQuery.queryKey }),
  });
  const times = { since: numbers.day(createdAt), seen: numbers.day(seenAt) };
  return (
    <Stack component="li" gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Group gap="xs">
            <Text size="sm" fw={550}>
              {label}
            </Text>
            {isThis && (
              <Badge variant="light" size="sm" tt="none">
                {t('notifications.devices.this')}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            {t('notifications.devices.times', times)}
            {failing && ` ${t('notifications.devices.failing')}`}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            size="xs"
            loading={test.isPending}
            aria-label={t('notifications.devices.test.label', { device: label })}
            onClick={() => test.mutate()}
          >
            {t('notifications.devices.test')}
          </Button>
          <ActionIcon
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            aria-label={t('notifications.devices.remove', { device: label })}
            onClick={() => remove.mutate()}
          >
            <BinIcon size={18} />
          </ActionIcon>
        </Group>
      </Group>
      {test.isSuccess && (
        <Text size="sm" role="status">
          {t('notifications.tested')}
        </Text>
      )}
      <ProblemNote error={test.error ?? remove.error} />
    </Stack>
  );
}
