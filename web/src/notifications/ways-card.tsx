import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { ShownOnce } from '#web/look/shown-once.tsx';
import { channelApi } from '#web/notifications/channel-api.ts';
import { channelsQuery } from '#web/notifications/channel-queries.ts';
import type { NewChannel, Way } from '#web/notifications/channel-shapes.ts';
import { ChannelRow } from '#web/notifications/channel-row.tsx';
import { useWords } from '#web/words/words.tsx';

/** E-mail, ntfy and webhooks: each explained, tried, and ended. */
export function WaysCard() {
  const { t } = useWords();
  const { data } = useSuspenseQuery(channelsQuery);
  const hasEmail = data.channels.some(({ kind }) => kind === 'email');
  return (
    <Card title={t('notifications.ways.title')} lead={t('notifications.ways.lead')}>
      <Stack gap="xl">
        <WaySection way="email">
          {!data.canMail && <Text size="sm">{t('notifications.ways.email.none')}</Text>}
          {data.canMail && !hasEmail && <AddEmail />}
        </WaySection>
        <WaySection way="ntfy">
          <AddNtfy />
        </WaySection>
        <WaySection way="webhook">
          <AddWebhook />
        </WaySection>
      </Stack>
    </Card>
  );
}

function WaySection({ way, children }: { way: Way; children: ReactNode }) {
  const { t } = useWords();
  const { data } = useSuspenseQuery(channelsQuery);
  return (
    <Stack gap="sm">
      <div>
        <Title order={3}>{t(`notifications.ways.${way}.title`)}</Title>
        <Text size="sm" c="dimmed" mt={2}>
          {t(`notifications.ways.${way}.why`)}
        </Text>
      </div>
      {data.channels
        .filter(({ kind }) => kind === way)
        .map((channel) => (
          <ChannelRow key={channel.id} channel={channel} />
        ))}
      {children}
    </Stack>
  );
}

function useAdd() {
  const queryClient = useQueryClient();
  const confirmed = useConfirmed();
  return useMutation({
    mutationFn: (channel: NewChannel) => confirmed(() => channelApi.addChannel(channel)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey }),
  });
}

function AddEmail() {
  const { t } = useWords();
  const add = useAdd();
  return (
    <>
      <Group>
        <Button variant="default" loading={add.isPending} onClick={() => add.mutate({ kind: 'email' })}>
          {t('notifications.ways.email.add')}
        </Button>
      </Group>
      <ProblemNote error={add.error} />
    </>
  );
}

const PUBLIC_NTFY = 'https://ntfy.sh';

function AddNtfy() {
  const { t } = useWords();
  const add = useAdd();
  const [server, setServer] = useState(PUBLIC_NTFY);
  const [topic, setTopic] = useState('');
  const [token, setToken] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const channel = { kind: 'ntfy' as const, server, topic, ...(token !== '' && { token }) };
        add.mutate(channel, { onSuccess: () => (setTopic(''), setToken('')) });
      }}
    >
      <Stack gap="sm" maw={420}>
        <TextInput
          type="url"
          label={t('notifications.ways.ntfy.server')}
          value={server}
          onChange={(event) => setServer(event.currentTarget.value)}
          required
        />
        <TextInput
          label={t('notifications.ways.ntfy.topic')}
          value={topic}
          onChange={(event) => setTopic(event.currentTarget.value)}
          autoComplete="off"
          required
        />
        <TextInput
          label={t('notifications.ways.ntfy.token')}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          autoComplete="off"
        />
        <ProblemNote error={add.error} />
        <Button type="submit" variant="default" w="fit-content" loading={add.isPending}>
          {t('notifications.ways.ntfy.add')}
        </Button>
      </Stack>
    </form>
  );
}

function AddWebhook() {
  const { t } = useWords();
  const add = useAdd();
  const [url, setUrl] = useState('');
  const secret = add.data?.secret ?? null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ kind: 'webhook', url }, { onSuccess: () => setUrl('') });
      }}
    >
      <Stack gap="sm" maw={420}>
        <TextInput
          type="url"
          label={t('notifications.ways.webhook.url')}
          placeholder="https://"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
          required
        />
        {secret !== null && <ShownOnce title={t('notifications.ways.webhook.secret')} secret={secret} />}
        <ProblemNote error={add.error} />
        <Button type="submit" variant="default" w="fit-content" loading={add.isPending}>
          {t('notifications.ways.webhook.add')}
        </Button>
      </Stack>
    </form>
  );
}
