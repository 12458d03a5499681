import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem } from '#web/api.ts';
import type { Me } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  onArrive: (me: Me) => Promise<void>;
  /** The password was right, and this account wants to see more. */
  onSecondFactor: (factors: string[]) => void;
}

export function PasswordForm({ onArrive, onSecondFactor }: Props) {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: api.signIn,
    onSuccess: onArrive,
    onError: (problem) => {
      if (problem instanceof ApiProblem && problem.code === 'entry.second-factor-needed')
        onSecondFactor(String(problem.details['factors'] ?? '').split(' '));
    },
  });
  return (
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
  );
}
