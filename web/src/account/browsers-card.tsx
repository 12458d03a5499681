import { ActionIcon, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { signInsQuery } from '#web/account/door-queries.ts';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { BinIcon } from '#web/look/icons.tsx';
import { stayingOn } from '#web/push/switch-device.ts';
import { useWords } from '#web/words/words.tsx';

/** Where this person is signed in, and how to end that. */
export function BrowsersCard() {
  const { t, numbers } = useWords();
  const { data: browsers } = useSuspenseQuery(signInsQuery);
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: signInsQuery.queryKey });
  const end = useMutation({ mutationFn: api.endSignIn, onSuccess });
  const { data: me } = useQuery(meQuery);
  const endOthers = useMutation({
    mutationFn: () => stayingOn(me?.accountId, api.endOtherSignIns),
    onSuccess,
  });

  return (
    <Card title={t('people.browsers.title')} lead={t('people.browsers.lead')}>
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {browsers.map(({ id, device, createdAt, lastSeenAt, isThis }) => {
          const name = device ?? t('people.browsers.unknown');
          const seen = numbers.day(lastSeenAt);
          return (
            <Group key={id} component="li" justify="space-between" wrap="nowrap" py={6}>
              <div>
                <Group gap="xs">
                  <Text size="sm" fw={550}>
                    {name}
                  </Text>
                  {isThis && (
                    <Badge variant="light" size="sm" tt="none">
                      {t('people.browsers.this')}
                    </Badge>
                  )}
                </Group>
                <Text size="xs" c="dimmed">
                  {t('people.browsers.times', { since: numbers.day(createdAt), seen })}
                </Text>
              </div>
              {!isThis && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('people.browsers.end', { device: name, seen })}
                  onClick={() => end.mutate(id)}
                >
                  <BinIcon size={18} />
                </ActionIcon>
              )}
            </Group>
          );
        })}
      </Stack>
      {browsers.length > 1 && (
        <Button
          variant="default"
          w="fit-content"
          loading={endOthers.isPending}
          onClick={() => endOthers.mutate()}
        >
          {t('people.browsers.endOthers')}
        </Button>
      )}
      <ProblemNote error={end.error ?? endOthers.error} />
    </Card>
  );
}
