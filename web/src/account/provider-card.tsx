import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { factorApi } from '#web/account/factor-api.ts';
import { OWN_FACTORS, ownProviderQuery } from '#web/account/factor-queries.ts';
import { TurnOff } from '#web/account/turn-off.tsx';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

/** Whoever vouches for people here; nothing where nobody does. */
export function ProviderCard() {
  const { t, numbers } = useWords();
  const { data: provider } = useSuspenseQuery(ownProviderQuery);
  const confirmed = useConfirmed();
  const queryClient = useQueryClient();
  const connect = useMutation({
    mutationFn: () => confirmed(() => factorApi.connectProvider('/account')),
    onSuccess: ({ url }) => location.assign(url),
  });
  const disconnect = useMutation({
    mutationFn: () => confirmed(factorApi.disconnectProvider),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: OWN_FACTORS }),
  });
  const { name, connectedSince } = provider;
  if (name === null) return null;
  return (
    <Card title={name} lead={t('factors.provider.lead', { name })}>
      {connectedSince === null ? (
        <Button
          variant="default"
          size="md"
          w="fit-content"
          loading={connect.isPending}
          onClick={() => connect.mutate()}
        >
          {t('factors.provider.connect')}
        </Button>
      ) : (
        <Group justify="space-between">
          <Text size="sm">{t('factors.provider.since', { day: numbers.day(connectedSince) })}</Text>
          <TurnOff
            open={t('factors.provider.disconnect')}
            question={t('factors.provider.disconnect.sure', { name })}
            text={t('factors.provider.disconnect.text')}
            isPending={disconnect.isPending}
            onSure={() => disconnect.mutate()}
          />
        </Group>
      )}
      <ProblemNote error={connect.error ?? disconnect.error} />
    </Card>
  );
}
