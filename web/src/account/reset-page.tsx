import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Door } from '#web/account/door.tsx';
import { NewPasswordField } from '#web/account/new-password-field.tsx';
import { ToSignIn } from '#web/account/to-sign-in.tsx';
import { tokenInLink } from '#web/account/token-in-link.ts';
import { useArrival } from '#web/account/use-arrival.ts';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { useWords } from '#web/words/words.tsx';

/** A new password, for whoever holds the link. */
export function ResetPage() {
  const { t } = useWords();
  const [token] = useState(tokenInLink);
  const [password, setPassword] = useState('');
  const [removes, setRemoves] = useState(false);
  const arrive = useArrival();
  const reset = useMutation({
    mutationFn: (link: string) => api.reset({ token: link, password, tokens: removes ? 'remove' : 'keep' }),
    onSuccess: () => arrive(null), // this browser is signed out with the others
  });

  if (reset.isSuccess) {
    return (
      <Door title={t('people.reset.done.title')} lead={t('people.reset.done.lead')}>
        <ToSignIn />
      </Door>
    );
  }
  return (
    <Door title={t('people.reset.title')} lead={t('people.reset.lead')}>
      {token === null ? (
        <Text>{t('people.reset.noToken')}</Text>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            reset.mutate(token);
          }}
        >
          <Stack gap="md">
            <NewPasswordField value={password} onChange={setPassword} />
            <Checkbox
              label={t('people.reset.tokens')}
              description={t('people.reset.tokens.why')}
              checked={removes}
              onChange={(event) => setRemoves(event.currentTarget.checked)}
            />
            <ProblemNote error={reset.error} />
            <Button type="submit" size="md" loading={reset.isPending}>
              {t('people.reset.submit')}
            </Button>
          </Stack>
        </form>
      )}
    </Door>
  );
}
