import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { ShownOnce } from '#web/look/shown-once.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { useTeamChange } from '#web/teams/team-queries.ts';
import type { Member } from '#web/teams/team-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  teamId: string;
  guardian: Member['guardian'];
}

/** For whoever is not known to be of age: nothing is shown to coaches before a guardian has said yes too. */
export function GuardianPart({ teamId, guardian }: Props) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const isSettled = guardian.state === 'given';
  const ask = useTeamChange(({ called }: { called: string; wasSettled: boolean }) =>
    teamApi.askGuardian(teamId, called),
  );
  if (!guardian.needed) return null;
  return (
    <Alert
      color={isSettled ? 'tide' : 'ember'}
      variant="light"
      radius="md"
      role="note"
      title={t(`teams-page.guardian.state.${guardian.state ?? 'not-asked'}`, { name: guardian.name ?? '' })}
    >
      <Stack gap="sm">
        <Text size="sm">{t(isSettled ? 'teams-page.guardian.settled' : 'teams-page.guardian.why')}</Text>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            ask.mutate({ called: name.trim(), wasSettled: isSettled });
          }}
        >
          <Group gap="sm" align="flex-end">
            <TextInput
              label={t('teams-page.guardian.name')}
              description={t('teams-page.guardian.name.why')}
              required
              maxLength={60}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              flex="1 1 240px"
            />
            <Button type="submit" variant="default" size="md" loading={ask.isPending}>
              {t(isSettled ? 'teams-page.guardian.ask.again' : 'teams-page.guardian.ask')}
            </Button>
          </Group>
        </form>
        {ask.data && ask.variables.wasSettled === isSettled && (
          <ShownOnce
            title={t('teams-page.guardian.link', { name: ask.variables.called })}
            secret={new URL(ask.data.link, location.origin).href}
          />
        )}
        <ProblemNote error={ask.error} />
      </Stack>
    </Alert>
  );
}
