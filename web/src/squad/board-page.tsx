import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { AveragesCard } from '#web/squad/averages-card.tsx';
import { BoardControls } from '#web/squad/board-controls.tsx';
import { boardQuery, stillThere } from '#web/squad/board-queries.ts';
import type { BoardView } from '#web/squad/board-shapes.ts';
import { BoardTable } from '#web/squad/board-table.tsx';
import { DigestCard } from '#web/squad/digest-card.tsx';
import { ToLookAtCard } from '#web/squad/to-look-at-card.tsx';
import { NobodyYet } from '#web/squad/nobody-yet.tsx';
import { TeamNav } from '#web/teams/team-nav.tsx';
import { useWords } from '#web/words/words.tsx';

/** A squad at a glance, for those who coach it: whom to look at today, and what the days cost each. */
export function BoardPage() {
  const { t, numbers } = useWords();
  const { teamId } = useParams({ from: '/signed-in/teams/$teamId' });
  const search = useSearch({ from: '/signed-in/teams/$teamId' });
  const view: BoardView = { days: '7', show: 'all', sort: 'name', ...search };
  const navigate = useNavigate();
  const look = useQuery(boardQuery(teamId, view));
  const { error } = look;
  const board = stillThere(look);
  return (
    <Stack gap="lg">
      <div>
        <TeamNav teamId={teamId} />
        <Title order={1}>{board?.team.name ?? t('teams-page.nav.board')}</Title>
        {board && (
          <Text c="dimmed" mt={4}>
            {t('squad.board.lead', {
              from: numbers.day(board.from),
              to: numbers.day(board.to),
              count: board.members,
            })}
          </Text>
        )}
      </div>
      <ProblemNote error={error} />
      {error && !board && (
        <Anchor component={Link} to="/teams">
          {t('squad.board.teams')}
        </Anchor>
      )}
      {!board && !error && <Skeleton h={420} radius="lg" aria-hidden="true" />}
      {board?.members === 0 && <NobodyYet teamId={teamId} />}
      {board && board.members > 0 && (
        <>
          <ToLookAtCard teamId={teamId} people={board.toLookAt} />
          <BoardControls
            teamId={teamId}
            view={view}
            onView={(search) => void navigate({ to: `/teams/${teamId}`, search, replace: true })}
          />
          {board.rows.length === 0 ? (
            <Text role="status">{t('squad.board.nobody')}</Text>
          ) : (
            <BoardTable teamId={teamId} board={board} />
          )}
          <AveragesCard averages={board.averages} />
          <DigestCard teamId={teamId} />
        </>
      )}
    </Stack>
  );
}
