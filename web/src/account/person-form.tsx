import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { browserHabits } from '#web/account/browser-habits.ts';
import { PASSWORD_MIN_LENGTH, PasswordHelp } from '#web/account/password-help.tsx';
import { OwnWords } from '#web/account/own-words.tsx';
import type { Person } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { useHealthData } from '#web/account/use-health-data.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  /** The only address there may be; null: any. */
  boundEmail?: string | null;
  emailWhy: string;
  submit: string;
  onSubmit: (person: Person) => void;
  isPending: boolean;
  error: unknown;
}

/** What everybody tells who makes an account of their own. */
export function PersonForm({ boundEmail = null, emailWhy, submit, onSubmit, isPending, error }: Props) {
  const { t, language } = useWords();
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const [birthDate, setBirthDate] = useState('');
  const healthData = useHealthData(error);
  const email = boundEmail ?? typed;

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({
          ...{ email: email.trim(), password, birthDate, language, ...browserHabits() },
          healthData: healthData.agreed,
        });
      }}
    >
      <Stack gap="md">
        <TextInput
          type="email"
          label={t('account.email')}
          description={emailWhy}
          autoComplete="username"
          required
          readOnly={boundEmail !== null}
          value={email}
          onChange={(event) => setTyped(event.currentTarget.value)}
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
        <OwnWords birthDate={birthDate} onBirthDate={setBirthDate} healthData={healthData} />
        <ProblemNote error={error} />
        <Button type="submit" size="md" loading={isPending}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}
