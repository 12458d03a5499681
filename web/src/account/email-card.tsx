import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

export function EmailCard() {
  const { t } = useWords();
  const { data: me } = useSuspenseQuery(meQuery);
  const [email, setEmail] = useState('');
  const confirmed = useConfirmed();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: () => confirmed(() => api.changeEmail(email.trim())),
    onSuccess: async () => {
      setEmail('');
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  return (
    <Card title={t('people.email.title')} lead={t('people.email.lead', { email: me?.email ?? '' })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput
            type="email"
            label={t('people.email.new')}
            autoComplete="off"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            flex="1 1 260px"
          />
          <Button
            type="submit"
            size="md"
            variant="default"
            loading={change.isPending}
            disabled={email === ''}
          >
            {t('people.email.submit')}
          </Button>
        </Group>
      </form>
      {change.data && email === '' && (
        <Text size="sm" role="status">
          {t(change.data.state === 'changed' ? 'people.email.done' : 'people.email.sent')}
        </Text>
      )}
      <ProblemNote error={change.error} />
    </Card>
  );
}
