import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { signInsQuery } from '#web/account/door-queries.ts';
import { NewPasswordField } from '#web/account/new-password-field.tsx';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { stayingOn } from '#web/push/switch-device.ts';
import { useWords } from '#web/words/words.tsx';

export function PasswordCard() {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const confirmed = useConfirmed();
  const queryClient = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const change = useMutation({
    mutationFn: () => stayingOn(me?.accountId, () => confirmed(() => api.changePassword(password))),
    onSuccess: async () => {
      setPassword('');
      await queryClient.invalidateQueries({ queryKey: signInsQuery.queryKey });
    },
  });
  return (
    <Card title={t('people.password.title')} lead={t('people.password.lead')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Group align="flex-end" gap="sm">
          <div style={{ flex: '1 1 260px' }}>
            <NewPasswordField value={password} onChange={setPassword} />
          </div>
          <Button
            type="submit"
            size="md"
            variant="default"
            loading={change.isPending}
            disabled={password === ''}
          >
            {t('people.password.submit')}
          </Button>
        </Group>
      </form>
      {change.isSuccess && password === '' && (
        <Text size="sm" role="status">
          {t('people.password.done')}
        </Text>
      )}
      <ProblemNote error={change.error} />
    </Card>
  );
}
