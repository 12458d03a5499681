import { ActionIcon, Alert, Button, Code, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { tokensQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { BinIcon } from '#web/look/icons.tsx';
import { useWords } from '#web/words/words.tsx';

/** Keys for scripts and devices that act for this person. */
export function TokensCard() {
  const { t, numbers } = useWords();
  const { data: tokens } = useSuspenseQuery(tokensQuery);
  const [name, setName] = useState('');
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });

  const make = useMutation({
    mutationFn: api.makeToken,
    onSuccess: async () => {
      setName('');
      await refresh();
    },
  });
  const remove = useMutation({ mutationFn: api.removeToken, onSuccess: refresh });

  return (
    <Card title={t('tokens.title')} lead={t('tokens.lead')}>
      {tokens.length > 0 && (
        <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
          {tokens.map((token) => (
            <Group key={token.id} component="li" justify="space-between" wrap="nowrap" py={6}>
              <div>
                <Text size="sm" fw={550}>
                  {token.name}
                </Text>
                <Text size="xs" c="dimmed">
                  {token.lastUsedAt === null
                    ? t('tokens.neverUsed')
                    : t('tokens.lastUsed', { day: numbers.day(token.lastUsedAt) })}
                </Text>
              </div>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('tokens.remove', { name: token.name })}
                onClick={() => remove.mutate(token.id)}
              >
                <BinIcon size={18} />
              </ActionIcon>
            </Group>
          ))}
        </Stack>
      )}
      {make.data && (
        <Alert color="tide" variant="light" title={t('tokens.once')} role="status">
          <Group gap="sm">
            <Code style={{ overflowWrap: 'anywhere' }}>{make.data.token}</Code>
            <CopyButton value={make.data.token}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="light" onClick={copy}>
                  {t(copied ? 'tokens.copied' : 'tokens.copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Alert>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(name.trim());
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('tokens.name')}
            placeholder={t('tokens.name.example')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={80}
            required
            flex="1 1 200px"
          />
          <Button
            type="submit"
            size="md"
            variant="default"
            loading={make.isPending}
            disabled={name.trim() === ''}
          >
            {t('tokens.make')}
          </Button>
        </Group>
      </form>
      <ProblemNote error={make.error ?? remove.error} />
    </Card>
  );
}
