import { Button, Group, List, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { looksQuery, sharingLogQuery } from '#web/teams/team-queries.ts';
import { SharingLog } from '#web/teams/sharing-log.tsx';
import { useWords } from '#web/words/words.tsx';

/**
 * Which coach saw what, and when; beside it everything somebody has said of sharing. Both outlive one's time in a team.
 * Not `isAlways`: whoever was in none is not shown that nobody looked.
 */
export function LooksCard({ isAlways }: { isAlways: boolean }) {
  const { t } = useWords();
  const [isLogOpen, setLogOpen] = useState(false);
  const looks = useInfiniteQuery(looksQuery);
  const said = useInfiniteQuery({ ...sharingLogQuery, enabled: !isAlways });
  const hasPast = [looks, said].some(({ data }) => data?.pages.some(({ items }) => items.length > 0));
  if (!isAlways && !hasPast) return null;
  return (
    <Card title={t('teams-page.looks.title')} lead={t('teams-page.looks.lead')}>
      <Looks />
      <Fold title={t('teams-page.log.title')} onOpen={() => setLogOpen(true)}>
        {isLogOpen && <SharingLog />}
      </Fold>
    </Card>
  );
}

function Looks() {
  const { t, tOr, numbers } = useWords();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(looksQuery);
  if (!data) return error ? <ProblemNote error={error} /> : <Skeleton h={80} aria-hidden="true" />;
  const looks = data.pages.flatMap(({ items }) => items);
  if (looks.length === 0) return <Text size="sm">{t('teams-page.looks.none')}</Text>;
  return (
    <>
      <List size="sm" spacing={10} className="figures">
        {looks.map(({ id, coachName, teamName, what, groups, times, lastAt }) => (
          <List.Item key={id}>
            {t('teams-page.looks.one', {
              coach: coachName,
              team: teamName,
              where: tOr([`teams-page.looks.at.${what}`], what),
              what: groups.map((group) => t(`teams-page.group.${group}`)).join(', '),
            })}
            <Text size="xs" c="dimmed">
              {t('teams-page.looks.when', { day: numbers.day(lastAt), time: numbers.time(lastAt), times })}
            </Text>
          </List.Item>
        ))}
      </List>
      {hasNextPage && (
        <Group>
          <Button
            variant="default"
            size="compact-sm"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('teams-page.looks.more')}
          </Button>
        </Group>
      )}
    </>
  );
}
