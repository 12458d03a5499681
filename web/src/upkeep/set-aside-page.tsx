import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { setAsideQuery, upkeepApi } from '#web/upkeep/upkeep-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** For those who run this Svett: work no try could finish, why, and its way back. Of what it is about, nothing. */
export function SetAsidePage() {
  const { t, numbers } = useWords();
  const { data, error } = useQuery(setAsideQuery);
  const [putBack, setPutBack] = useState<number | null>(null);
  const queryClient = useQueryClient();
  const again = useMutation({
    mutationFn: async (id: string | null) => {
      if (id === null) return (await upkeepApi.tryAllAgain()).count;
      await upkeepApi.tryAgain(id);
      return 1;
    },
    onMutate: () => setPutBack(null),
    onSuccess: setPutBack,
    onSettled: () => queryClient.invalidateQueries({ queryKey: setAsideQuery.queryKey }),
  });
  const beyond = data === undefined ? 0 : data.total - data.items.length;
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('upkeep.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('upkeep.lead')}
        </Text>
      </div>
      <ProblemNote error={error ?? again.error} />
      {putBack !== null && <Text role="status">{t('upkeep.again.done', { count: putBack })}</Text>}
      {!data && !error && <Skeleton h={240} radius="lg" aria-hidden="true" />}
      {data?.total === 0 && <Text>{t('upkeep.none')}</Text>}
      {data !== undefined && data.total > 0 && (
        <Card title={t('upkeep.list')}>
          <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
            {data.items.map(({ id, topic, reason, setAsideAt, tries, crashes }) => (
              <Group key={id} component="li" justify="space-between" align="flex-start" gap="sm">
                <div style={{ overflowWrap: 'anywhere', flex: '1 1 240px' }}>
                  <Text size="sm" fw={550}>
                    {topic}
                  </Text>
                  <Text size="sm">{reason ?? t('upkeep.why.unknown')}</Text>
                  <Text size="xs" c="dimmed">
                    {[
                      t('upkeep.since', { since: numbers.dateTime(setAsideAt, null) }),
                      t('upkeep.tries', { count: tries }),
                      ...(crashes > 0 ? [t('upkeep.crashes', { count: crashes })] : []),
                    ].join(' · ')}
                  </Text>
                </div>
                <Button
                  variant="default"
                  aria-label={t('upkeep.again.this', { topic })}
                  loading={again.isPending && again.variables === id}
                  onClick={() => again.mutate(id)}
                >
                  {t('upkeep.again')}
                </Button>
              </Group>
            ))}
          </Stack>
          {beyond > 0 && <Text size="sm">{t('upkeep.more', { count: beyond })}</Text>}
          {data.total > 1 && (
            <Button
              variant="default"
              style={{ alignSelf: 'flex-start' }}
              loading={again.isPending && again.variables === null}
              onClick={() => again.mutate(null)}
            >
              {t('upkeep.again.all')}
            </Button>
          )}
        </Card>
      )}
    </Stack>
  );
}
