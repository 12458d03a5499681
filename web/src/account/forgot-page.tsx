import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Door } from '#web/account/door.tsx';
import { registrationQuery } from '#web/account/door-queries.ts';
import { ToSignIn } from '#web/account/to-sign-in.tsx';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { useWords } from '#web/words/words.tsx';

/** The way back in: by a letter, or, where none is sent, by somebody who runs this Svett. */
export function ForgotPage() {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const { data: registration } = useQuery(registrationQuery);
  const ask = useMutation({ mutationFn: () => api.askForReset(email.trim()) });

  if (registration?.mail === false) {
    return (
      <Door title={t('people.forgot.title')} lead={t('people.forgot.lead.noMail')}>
        <ToSignIn />
      </Door>
    );
  }
  return (
    <Door title={t('people.forgot.title')} lead={t('people.forgot.lead')}>
      {ask.isSuccess ? (
        <Text role="status">{t('people.forgot.sent')}</Text>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            ask.mutate();
          }}
        >
          <Stack gap="md">
            <TextInput
              type="email"
              label={t('account.email')}
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <ProblemNote error={ask.error} />
            <Button type="submit" size="md" loading={ask.isPending}>
              {t('people.forgot.submit')}
            </Button>
          </Stack>
        </form>
      )}
      <Anchor component={Link} to="/sign-in" size="sm" mt="md" display="inline-block">
        {t('people.forgot.back')}
      </Anchor>
    </Door>
  );
}
