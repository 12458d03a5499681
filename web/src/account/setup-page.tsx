import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useArrival } from '#web/account/use-arrival.ts';
import { Door } from '#web/account/door.tsx';
import { PASSWORD_MIN_LENGTH, PasswordHelp } from '#web/account/password-help.tsx';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { setupQuery } from '#web/app/queries.ts';
import { useWords } from '#web/words/words.tsx';

/** The one-time token stands after the #, so that it never reaches a server's log. */
function tokenInLink(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('token');
}

/** Makes the first account of a new Svett. */
export function SetupPage() {
  const { t, language } = useWords();
  const [token] = useState(tokenInLink);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const arrive = useArrival();
  const navigate = useNavigate();
  const { data: setup } = useQuery(setupQuery);

  const setUp = useMutation({
    mutationFn: api.setUp,
    onSuccess: async (me) => {
      arrive(me);
      await navigate({ to: '/profile', search: { welcome: true }, replace: true });
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
      <Door title={t('setup.title')} lead={t('setup.lead')}>
        <Text>{t('setup.noToken')}</Text>
      </Door>
    );
  }

  return (
    <Door title={t('setup.title')} lead={t('setup.lead')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setUp.mutate({ token, email: email.trim(), password, language });
        }}
      >
        <Stack gap="md">
          <TextInput
            type="email"
            label={t('account.email')}
            description={t('setup.email.why')}
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('account.password')}
            description={<PasswordHelp length={[...password].length} />}
            visibilityToggleButtonProps={{ 'aria-label': t('account.password.show') }}
            autoComplete="new-password"
            required
            minLength={PASSWORD_MIN_LENGTH}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <ProblemNote error={setUp.error} />
          <Button type="submit" size="md" loading={setUp.isPending}>
            {t('setup.submit')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
