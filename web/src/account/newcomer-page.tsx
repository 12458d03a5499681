import { Button, Skeleton, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { browserHabits } from '#web/account/browser-habits.ts';
import { Door } from '#web/account/door.tsx';
import { factorApi } from '#web/account/factor-api.ts';
import { ToSignIn } from '#web/account/to-sign-in.tsx';
import { useArrival } from '#web/account/use-arrival.ts';
import { OwnWords } from '#web/account/own-words.tsx';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { useHealthData } from '#web/account/use-health-data.ts';
import { useFirstSteps } from '#web/welcome/use-first-steps.ts';
import { useWords } from '#web/words/words.tsx';

/** What an account needs beside what the provider tells. */
export function NewcomerPage() {
  const { t } = useWords();
  const { data: newcomer, error } = useQuery({
    queryKey: ['newcomer'],
    queryFn: factorApi.newcomer,
    staleTime: Infinity,
  });
  return (
    <Door title={t('factors.newcomer.title')} lead={t('factors.newcomer.lead')}>
      {!newcomer && !error && <Skeleton h={320} aria-hidden="true" />}
      {error && (
        <Stack gap="md">
          <ProblemNote error={error} />
          <ToSignIn />
        </Stack>
      )}
      {newcomer && <Form {...newcomer} />}
    </Door>
  );
}

/** People paste the whole link as often as the token in it. */
function tokenIn(pasted: string): string | null {
  const text = pasted.trim();
  return text === '' ? null : (/token=([\w-]+)/.exec(text)?.[1] ?? text);
}

function Form({ email, needsInvitation }: { email: string; needsInvitation: boolean }) {
  const { t, language } = useWords();
  const [birthDate, setBirthDate] = useState('');
  const [pasted, setPasted] = useState('');
  const arrive = useArrival();
  const begin = useFirstSteps();
  const join = useMutation({
    mutationFn: factorApi.joinByProvider,
    onSuccess: async (me) => {
      arrive(me);
      await begin(me);
    },
  });
  const healthData = useHealthData(join.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        join.mutate({
          ...{ birthDate, language, ...browserHabits() },
          healthData: healthData.agreed,
          invitation: tokenIn(pasted),
        });
      }}
    >
      <Stack gap="md">
        <TextInput label={t('account.email')} value={email} readOnly />
        {needsInvitation && (
          <TextInput
            label={t('factors.newcomer.invitation')}
            description={t('factors.newcomer.invitation.why')}
            required
            value={pasted}
            onChange={(event) => setPasted(event.currentTarget.value)}
          />
        )}
        <OwnWords birthDate={birthDate} onBirthDate={setBirthDate} healthData={healthData} />
        <ProblemNote error={join.error} />
        <Button type="submit" size="md" loading={join.isPending}>
          {t('people.join.submit')}
        </Button>
      </Stack>
    </form>
  );
}
