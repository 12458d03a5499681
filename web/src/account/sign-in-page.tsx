import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Door } from '#web/account/door.tsx';
import { signInWaysQuery } from '#web/account/factor-queries.ts';
import { OtherKeys } from '#web/account/other-keys.tsx';
import { OtherWays } from '#web/account/other-ways.tsx';
import { PasswordForm } from '#web/account/password-form.tsx';
import { problemInAddress } from '#web/account/problem-in-address.ts';
import { SecondStep } from '#web/account/second-step.tsx';
import { useArrival } from '#web/account/use-arrival.ts';
import type { Me } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { codeOnTheWay } from '#web/teams/code-on-the-way.ts';
import { LookAround } from '#web/demo/look-around.tsx';
import { useWords } from '#web/words/words.tsx';

/** Password and second factor, a passkey alone, or whoever vouches for people here. */
export function SignInPage() {
  const { t } = useWords();
  const { problem } = useSearch({ from: '/sign-in' });
  const [owed, setOwed] = useState<string[] | null>(null);
  const [backWith, setBackWith] = useState<unknown>(problemInAddress(problem));
  const { data: ways } = useQuery(signInWaysQuery);
  const arrive = useArrival();
  const navigate = useNavigate();
  const onArrive = async (me: Me) => {
    arrive(me);
    await navigate({ to: codeOnTheWay() === null ? '/' : '/teams/join', replace: true });
  };

  if (owed) {
    return (
      <Door title={t('factors.second.title')} lead={t('factors.second.lead')}>
        <SecondStep
          hasPasskey={owed.includes('passkey')}
          onArrive={onArrive}
          onBack={(why) => {
            setBackWith(why);
            setOwed(null);
          }}
        />
      </Door>
    );
  }
  const hasPassword = ways?.password ?? true;
  return (
    <Door title={t('signIn.title')} lead={t('signIn.lead')} below={<LookAround />}>
      <Stack gap="md">
        <ProblemNote error={backWith} />
        {hasPassword && (
          <PasswordForm
            onArrive={onArrive}
            onSecondFactor={(factors) => {
              setBackWith(null);
              setOwed(factors);
            }}
          />
        )}
        {ways && <OtherKeys ways={ways} isFirst={!hasPassword} onArrive={onArrive} />}
        {hasPassword && <OtherWays />}
      </Stack>
    </Door>
  );
}
