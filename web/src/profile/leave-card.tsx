import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useArrival } from '#web/account/use-arrival.ts';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Question } from '#web/look/question.tsx';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

/** The way out for good: everything the athlete ever told or handed in goes. */
export function LeaveCard() {
  const { t } = useWords();
  const [asking, question] = useDisclosure();
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const arrive = useArrival();
  const leave = useMutation({
    mutationFn: () => api.leave(password),
    onSuccess: async () => {
      arrive(null);
      await navigate({ to: '/sign-in' });
    },
  });
  const stay = () => {
    question.close();
    setPassword('');
    leave.reset();
  };
  return (
    <Card title={t('links.leave.title')} lead={t('links.leave.lead')}>
      <Button variant="outline" color="ember" w="fit-content" onClick={question.open}>
        {t('links.leave.open')}
      </Button>
      <Question asking={asking} title={t('links.leave.sure')} keep={t('links.leave.keep')} onKeep={stay}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            leave.mutate();
          }}
        >
          <Stack gap="md">
            <PasswordInput
              label={t('links.leave.password')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              required
              data-autofocus
              visibilityToggleButtonProps={{ 'aria-label': t('account.password.show') }}
            />
            <ProblemNote error={leave.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={stay}>
                {t('links.leave.keep')}
              </Button>
              <Button type="submit" color="ember" loading={leave.isPending} disabled={password === ''}>
                {t('links.leave.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Question>
    </Card>
  );
}
