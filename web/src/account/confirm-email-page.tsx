import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Door } from '#web/account/door.tsx';
import { ToSignIn } from '#web/account/to-sign-in.tsx';
import { tokenInLink } from '#web/account/token-in-link.ts';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Says that an address is one's own. A button, since mail programs open links by themselves. */
export function ConfirmEmailPage() {
  const { t } = useWords();
  const [token] = useState(tokenInLink);
  const queryClient = useQueryClient();
  const confirm = useMutation({
    mutationFn: api.confirmEmail,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });

  if (confirm.isSuccess) {
    return (
      <Door title={t('people.confirmEmail.done.title')} lead={t('people.confirmEmail.done.lead')}>
        <ToSignIn />
      </Door>
    );
  }
  return (
    <Door title={t('people.confirmEmail.title')} lead={t('people.confirmEmail.lead')}>
      {token === null ? (
        <Text>{t('people.reset.noToken')}</Text>
      ) : (
        <Stack gap="md">
          <ProblemNote error={confirm.error} />
          <Button size="md" loading={confirm.isPending} onClick={() => confirm.mutate(token)}>
            {t('people.confirmEmail.submit')}
          </Button>
        </Stack>
      )}
    </Door>
  );
}
