import { Button, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Door } from '#web/account/door.tsx';
import { PersonForm } from '#web/account/person-form.tsx';
import { tokenInLink } from '#web/account/token-in-link.ts';
import { useArrival } from '#web/account/use-arrival.ts';
import { api } from '#web/api.ts';
import { setupQuery } from '#web/app/queries.ts';
import { useFirstSteps } from '#web/welcome/use-first-steps.ts';
import { LookAround } from '#web/demo/look-around.tsx';
import { useWords } from '#web/words/words.tsx';

/** Makes the first account of a new Svett. */
export function SetupPage() {
  const { t } = useWords();
  const [token] = useState(tokenInLink);
  const arrive = useArrival();
  const begin = useFirstSteps();
  const { data: setup } = useQuery(setupQuery);

  const setUp = useMutation({
    mutationFn: api.setUp,
    onSuccess: async (me) => {
      arrive(me);
      await begin(me);
    },
  });

  if (setup?.needed === false && !setUp.isSuccess) {
    return (
      <Door title={t('setup.done.title')} lead={t('setup.done.lead')}>
        <Button component={Link} to="/sign-in" fullWidth size="md">
          {t('signIn.submit')}
        </Button>
      </Door>
    );
  }
  if (token === null) {
    return (
      <Door title={t('setup.title')} lead={t('setup.lead')} below={<LookAround />}>
        <Text>{t('setup.noToken')}</Text>
      </Door>
    );
  }

  return (
    <Door title={t('setup.title')} lead={t('setup.lead')} below={<LookAround />}>
      <PersonForm
        emailWhy={t('setup.email.why')}
        submit={t('setup.submit')}
        onSubmit={(person) => setUp.mutate({ ...person, token })}
        isPending={setUp.isPending}
        error={setUp.error}
      />
    </Door>
  );
}
