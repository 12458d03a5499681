import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { meQuery } from '#web/app/queries.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { CodeForm } from '#web/teams/code-form.tsx';
import { keepCode } from '#web/teams/code-on-the-way.ts';
import { CoachedCard } from '#web/teams/coached-card.tsx';
import { LooksCard } from '#web/teams/looks-card.tsx';
import { OwnTeamCard } from '#web/teams/own-team-card.tsx';
import { teamsQuery } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** The teams somebody is in: what their coaches may see of one, and the ones somebody coaches. */
export function TeamsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const { data: teams, error } = useQuery(teamsQuery);
  const mayBegin = me?.role === 'coach' || me?.role === 'operator';
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('teams-page.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('teams-page.lead')}
        </Text>
      </div>
      <ProblemNote error={error} />
      {!teams && !error && <Skeleton h={240} radius="lg" aria-hidden="true" />}
      {teams && (
        <>
          <CoachedCard teams={teams.filter(({ asCoach }) => asCoach !== null)} mayBegin={mayBegin} />
          {teams.map((team) =>
            team.asMember === null ? null : <OwnTeamCard key={team.id} team={team} member={team.asMember} />,
          )}
          <Card title={t('teams-page.join.title')} lead={t('teams-page.join.lead')}>
            <CodeForm
              initial=""
              onCode={(code) => {
                keepCode(code);
                void navigate({ to: '/teams/join' });
              }}
            />
          </Card>
          <LooksCard isAlways={teams.some(({ asMember }) => asMember !== null)} />
        </>
      )}
    </Stack>
  );
}
