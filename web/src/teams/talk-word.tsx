import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { useTeamChange } from '#web/teams/team-queries.ts';
import type { Member } from '#web/teams/team-shapes.ts';
import { useWords } from '#web/words/words.tsx';

const WISHES = ['fine', 'talk'] as const;

interface Props {
  teamId: string;
  /** What they see now. */
  said: Member['talk'];
}

/** Tells the coaches one of two things, and only now, by a press. */
export function TalkWord({ teamId, said }: Props) {
  const { t, numbers } = useWords();
  const say = useTeamChange((wish: (typeof WISHES)[number]) => teamApi.talk(teamId, wish));
  const takeBack = useTeamChange(() => teamApi.takeTalkBack(teamId));
  return (
    <Stack gap="xs">
      <div>
        <Title order={3}>{t('teams-page.talk.title')}</Title>
        <Text size="sm" c="dimmed" mt={4}>
          {t('teams-page.talk.lead')}
        </Text>
      </div>
      <Group gap="xs">
        {WISHES.map((wish) => (
          <Button
            key={wish}
            variant="default"
            loading={say.isPending && say.variables === wish}
            onClick={() => say.mutate(wish)}
          >
            {t(`teams-page.talk.${wish}`)}
          </Button>
        ))}
      </Group>
      <Text size="sm" role="status">
        {said !== null &&
          t(`teams-page.talk.said.${said.wish}`, {
            day: numbers.day(said.at),
            until: numbers.day(said.seenUntil),
          })}
      </Text>
      {said !== null && (
        <Group>
          <Button
            variant="subtle"
            className="flush"
            color="gray"
            size="compact-sm"
            loading={takeBack.isPending}
            onClick={() => takeBack.mutate(undefined)}
          >
            {t('teams-page.talk.back')}
          </Button>
        </Group>
      )}
      <ProblemNote error={say.error ?? takeBack.error} />
    </Stack>
  );
}
