import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { useTeamChange } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  teamId: string;
  name: string;
}

/** How somebody is called in a team, and the way to change it. */
export function OwnName({ teamId, name }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const rename = useTeamChange((called: string) => teamApi.rename(teamId, called));
  if (typed === null) {
    return (
      <Group gap="sm">
        <Text size="sm">{t('teams-page.name.here', { name })}</Text>
        <Button variant="subtle" className="flush" size="compact-sm" onClick={() => setTyped(name)}>
          {t('teams-page.name.change')}
        </Button>
      </Group>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate(typed.trim(), { onSuccess: () => setTyped(null) });
      }}
    >
      <Group gap="sm" align="flex-end">
        <TextInput
          label={t('teams-page.name')}
          description={t('teams-page.name.why')}
          required
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          flex="1 1 220px"
        />
        <Button type="submit" variant="default" size="md" loading={rename.isPending}>
          {t('teams-page.name.save')}
        </Button>
      </Group>
      <ProblemNote error={rename.error} />
    </form>
  );
}
