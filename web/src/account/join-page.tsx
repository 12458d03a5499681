import { Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Door } from '#web/account/door.tsx';
import { invitationQuery, registrationQuery } from '#web/account/door-queries.ts';
import { signInWaysQuery } from '#web/account/factor-queries.ts';
import { PersonForm } from '#web/account/person-form.tsx';
import { ToSignIn } from '#web/account/to-sign-in.tsx';
import { tokenInLink } from '#web/account/token-in-link.ts';
import { useArrival } from '#web/account/use-arrival.ts';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { useFirstSteps } from '#web/welcome/use-first-steps.ts';
import { LookAround } from '#web/demo/look-around.tsx';
import { useWords } from '#web/words/words.tsx';

/** Makes an account with an invitation, or without one where the door is open. */
export function JoinPage() {
  const { t } = useWords();
  const [token] = useState(tokenInLink);
  const arrive = useArrival();
  const begin = useFirstSteps();
  const { data: registration } = useQuery(registrationQuery);
  const { data: ways } = useQuery(signInWaysQuery);

  const join = useMutation({
    mutationFn: api.join,
    onSuccess: async (me) => {
      arrive(me);
      await begin(me);
    },
  });

  // Whoever is in has used it up: it is not asked for again until the next page is there.
  const isOpen = token !== null && (join.isIdle || join.isError);
  const { data: invitation, error } = useQuery({ ...invitationQuery(token), enabled: isOpen });

  if (token === null && registration && registration.door !== 'open') {
    return (
      <Door title={t('people.join.closed.title')} lead={t('people.join.closed.lead')}>
        <ToSignIn />
      </Door>
    );
  }
  if (ways?.password === false) {
    return (
      <Door title={t('people.join.title')} lead={t('problem.entry.provider-only')}>
        <ToSignIn />
      </Door>
    );
  }
  const role = invitation?.role ?? 'athlete';
  const lead = role === 'athlete' ? t('people.join.lead') : t(`people.join.lead.${role}`);
  const isKnown = token === null ? registration !== undefined : invitation !== undefined;
  return (
    <Door title={t('people.join.title')} lead={lead} below={<LookAround />}>
      <ProblemNote error={error} />
      {!isKnown && !error && <Skeleton h={320} aria-hidden="true" />}
      {isKnown && (
        <PersonForm
          boundEmail={invitation?.email ?? null}
          emailWhy={t(invitation?.email ? 'people.join.email.bound' : 'setup.email.why')}
          submit={t('people.join.submit')}
          onSubmit={(person) => join.mutate({ ...person, token })}
          isPending={join.isPending}
          error={join.error}
        />
      )}
    </Door>
  );
}
