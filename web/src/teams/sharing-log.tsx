import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { sharingLogQuery } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Everything somebody, or their guardian, has said of sharing with teams. Nothing leaves it. */
export function SharingLog() {
  const { t, numbers } = useWords();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(sharingLogQuery);
  if (!data) return <ProblemNote error={error} />;
  const said = data.pages.flatMap(({ items }) => items);
  if (said.length === 0) return <Text size="sm">{t('teams-page.log.none')}</Text>;
  return (
    <Stack gap="sm">
      <List size="sm" spacing={4}>
        {said.map(({ id, teamName, group, given, untilDay, at, by, isTodaysText }) => {
          const notes = [
            ...(untilDay === null ? [] : [t('teams-page.until.day', { day: numbers.day(untilDay) })]),
            ...(by === 'you' ? [] : [t(`teams-page.log.by.${by}`)]),
            ...(isTodaysText ? [] : [t('privacy.consents.oldWords')]),
          ];
          return (
            <List.Item key={id}>
              {numbers.day(at)}: {teamName}, {t(`teams-page.group.${group}`)},{' '}
              <b>{t(given ? 'privacy.consents.yes' : 'privacy.consents.no')}</b>
              {notes.length > 0 && ` (${notes.join('; ')})`}
            </List.Item>
          );
        })}
      </List>
      {hasNextPage && (
        <Group>
          <Button
            variant="default"
            size="compact-sm"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('teams-page.log.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
