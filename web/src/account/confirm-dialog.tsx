import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Question } from '#web/look/question.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  asking: boolean;
  onConfirmed: () => void;
  onKeep: () => void;
}

/** Asks once more whether it is them, before what cannot be undone or opens the account to somebody else. */
export function ConfirmDialog({ asking, onConfirmed, onKeep }: Props) {
  const { t } = useWords();
  return (
    <Question
      asking={asking}
      title={t('factors.confirm.title')}
      keep={t('factors.confirm.keep')}
      onKeep={onKeep}
    >
      <Stack gap="md">
        <Text size="sm">{t('factors.confirm.lead')}</Text>
        <ByPassword onConfirmed={onConfirmed} onKeep={onKeep} />
      </Stack>
    </Question>
  );
}

function ByPassword({ onConfirmed, onKeep }: Omit<Props, 'asking'>) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const confirm = useMutation({ mutationFn: () => api.confirm({ password }), onSuccess: onConfirmed });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <Stack gap="md">
        <PasswordInput
          label={t('account.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          required
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': t('account.password.show') }}
        />
        <ProblemNote error={confirm.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onKeep}>
            {t('factors.confirm.keep')}
          </Button>
          <Button type="submit" loading={confirm.isPending} disabled={password === ''}>
            {t('factors.confirm.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
