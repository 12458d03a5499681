import { Button, List, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { skippedQuery } from '#web/archives/archive-queries.ts';
import { type Archive, isOver } from '#web/archives/archive-shapes.ts';
import { Fold } from '#web/look/fold.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  archive: Archive;
}

/** What no session came of and why, one by one; and what came without its file. */
export function LeftOut({ archive }: Props) {
  const { t, tOr } = useWords();
  const partial = archive.reasons.filter(({ outcome }) => outcome !== 'skipped');
  return (
    <>
      {archive.skipped > 0 && isOver(archive) && (
        <Fold title={t('archives.skipped.title')}>
          <Skipped id={archive.id} />
        </Fold>
      )}
      {partial.length > 0 && (
        <Fold title={t('archives.partial.title')}>
          <List size="sm" spacing={4}>
            {partial.map(({ outcome, reason, count }) => (
              <List.Item key={`${outcome} ${reason}`}>
                {tOr([`archives.reason.${reason}`], reason)} ({count})
              </List.Item>
            ))}
          </List>
        </Fold>
      )}
    </>
  );
}

function Skipped({ id }: { id: string }) {
  const { t, tOr, numbers } = useWords();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(skippedQuery(id));
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="sm" align="flex-start">
      <List size="sm" spacing="xs">
        {entries.map(({ number, name, startedAt, reason }) => (
          <List.Item key={number}>
            <Text span size="sm" style={{ overflowWrap: 'anywhere' }}>
              {name}
              {startedAt !== null && ` · ${numbers.day(startedAt)}`}
            </Text>
            <Text size="sm" c="dimmed">
              {reason !== null && tOr([`archives.reason.${reason}`], reason)}
            </Text>
          </List.Item>
        ))}
      </List>
      {hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('archives.skipped.more')}
        </Button>
      )}
    </Stack>
  );
}
