import { Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { useTeamChange } from '#web/teams/team-queries.ts';
import type { Share } from '#web/teams/team-shapes.ts';
import { UntilChoice } from '#web/teams/until-choice.tsx';
import { useWords } from '#web/words/words.tsx';

type Told = Pick<Share, 'given' | 'untilDay'>;

interface Props {
  teamId: string;
  share: Share;
}

/** One part of what a team's coaches may see: yes or no to the very words beside it, and for how long. */
export function ShareRow({ teamId, share }: Props) {
  const { t, numbers } = useWords();
  const { group, label, text, textSha256, at } = share;
  const say = useTeamChange((told: Told) => teamApi.share(teamId, group, { ...told, textSha256 }));
  // Turned in the very moment of the press; the server's word counts when it has come.
  const [turned, setTurned] = useState<Told | null>(null);
  const { given, untilDay } = turned ?? share;
  const turn = (told: Told) => {
    setTurned(told);
    say.mutate(told, { onSettled: () => setTurned(null) });
  };
  return (
    <Stack gap={6}>
      <Switch
        label={label}
        description={text}
        checked={given}
        disabled={say.isPending}
        onChange={(event) => turn({ given: event.currentTarget.checked, untilDay: null })}
      />
      {given && (
        <UntilChoice
          of={label}
          untilDay={untilDay}
          disabled={say.isPending}
          onUntil={(day) => turn({ given: true, untilDay: day })}
        />
      )}
      {at !== null && !say.isPending && (
        <Text size="sm" c="dimmed">
          {saidWords()}
        </Text>
      )}
      <ProblemNote error={say.error} />
    </Stack>
  );

  function saidWords(): string {
    if (!given && untilDay !== null) return t('teams-page.share.over', { day: numbers.day(untilDay) });
    return t(given ? 'teams-page.share.since' : 'teams-page.share.takenBack', { day: numbers.day(at!) });
  }
}
