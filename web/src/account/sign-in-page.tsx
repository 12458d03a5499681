import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useArrival } from '#web/account/use-arrival.ts';
import { Door } from '#web/account/door.tsx';
import { api } from '#web/api.ts';
import { OtherWays } from '#web/account/other-ways.tsx';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { useWords } from '#web/words/words.tsx';

export function SignInPage() {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const arrive = useArrival();
  const navigate = useNavigate();

  const signIn = useMutation({
    mutationFn: api.signIn,
    onSuccess: async (me) => {
      arrive(me);
      await navigate({ to: '/sessions', replace: true });
    },
  });

  return (
    <Door title={t('signIn.title')} lead={t('signIn.lead')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ email: email.trim(), password });
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
          <PasswordInput
            label={t('account.password')}
            visibilityToggleButtonProps={{ 'aria-label': t('account.password.show') }}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <ProblemNote error={signIn.error} />
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
        </Stack>
      </form>
      <OtherWays />
    </Door>
  );
}
