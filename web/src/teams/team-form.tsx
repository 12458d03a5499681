import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { useWords } from '#web/words/words.tsx';

interface Told {
  name: string;
  timeZone: string;
}

interface Props {
  initial: Told;
  submit: string;
  onSubmit: (told: Told) => void;
  isPending: boolean;
  error: unknown;
  children?: React.ReactNode;
}

/** A team's name, and whose clock its days go by. */
export function TeamForm({ initial, submit, onSubmit, isPending, error, children }: Props) {
  const { t } = useWords();
  const [name, setName] = useState(initial.name);
  const [timeZone, setTimeZone] = useState(initial.timeZone);
  const zones = [...new Set([initial.timeZone, ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ name: name.trim(), timeZone });
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('teams-page.form.name')}
          required
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('teams-page.form.zone')}
          description={t('teams-page.form.zone.why')}
          value={timeZone}
          onChange={(event) => setTimeZone(event.currentTarget.value)}
          data={zones}
        />
        {children}
        <ProblemNote error={error} />
        <Group>
          <Button type="submit" size="md" loading={isPending}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
