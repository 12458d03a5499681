import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { AthletesCard } from '#web/teams/athletes-card.tsx';
import { CoachesCard } from '#web/teams/coaches-card.tsx';
import { CodesCard } from '#web/teams/codes-card.tsx';
import { TeamCard } from '#web/teams/team-card.tsx';
import { TeamNav } from '#web/teams/team-nav.tsx';
import { rosterQuery } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Who is in a team and who coaches it; a head coach lets people in and out here. */
export function PeopleOfTeamPage() {
  const { t } = useWords();
  const { teamId } = useParams({ from: '/signed-in/teams/$teamId/people' });
  const { data: roster, error } = useQuery(rosterQuery(teamId));
  const isHead = roster?.me.role === 'head';
  return (
    <Stack gap="lg">
      <div>
        <TeamNav teamId={teamId} />
        <Title order={1}>
          {roster ? t('teams-page.people.title', { team: roster.name }) : t('teams-page.people')}
        </Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('teams-page.people.lead')}
        </Text>
      </div>
      <ProblemNote error={error} />
      {!roster && !error && <Skeleton h={320} radius="lg" aria-hidden="true" />}
      {roster && (
        <>
          {isHead && <CodesCard teamId={teamId} today={roster.today} />}
          <AthletesCard roster={roster} mayRemove={isHead} />
          <CoachesCard roster={roster} mayChange={isHead} />
          {isHead && <TeamCard roster={roster} />}
        </>
      )}
    </Stack>
  );
}
