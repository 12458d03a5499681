import { Anchor, Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { NewestCards } from '#web/inbox/newest-cards.tsx';
import { ConsentQuestion } from '#web/privacy/consent-question.tsx';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { estimatesQuery, sessionsQuery } from '#web/app/queries.ts';
import { DropZone } from '#web/sessions/drop-zone.tsx';
import { MassNeeded } from '#web/sessions/mass-needed.tsx';
import { SessionCard } from '#web/sessions/session-card.tsx';
import { UploadList } from '#web/sessions/upload-list.tsx';
import { useUploads } from '#web/sessions/use-uploads.ts';
import { WhereFilesAre } from '#web/sessions/where-files-are.tsx';
import { useWords } from '#web/words/words.tsx';

/** Everything the person did, newest first, and the place to drop more. */
export function SessionsPage() {
  const { t } = useWords();
  const { add, ...uploads } = useUploads();
  const sessions = useInfiniteQuery(sessionsQuery);
  const pages = sessions.data?.pages ?? [];
  const estimates = useQueries({
    queries: pages.map((page) => estimatesQuery(page.items.map(({ id }) => id))),
    combine: (answers) => new Map(answers.flatMap(({ data }) => [...(data ?? [])])),
  });

  const items = pages.flatMap((page) => page.items);
  const highestL = Math.max(1, ...[...estimates.values()].map(({ sweat }) => sweat?.p97_5 ?? 0));
  // A connected service may tell the mass, or a file: then nothing is missing.
  const lacksMass = [...estimates.values()].some(({ reasons }) => reasons.includes('mass-unknown'));
  const empty = sessions.isSuccess && items.length === 0;

  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('sessions.title')}</Title>
        {empty && (
          <Text c="dimmed" mt={4}>
            {t('sessions.empty')}
          </Text>
        )}
      </div>
      <ConsentQuestion />
      <NewestCards />
      {(empty || lacksMass) && <MassNeeded />}
      <DropZone onFiles={add} inviting={empty} />
      {empty && <WhereFilesAre />}
      <Anchor component={Link} to="/archives" size="sm" ta={empty ? 'center' : { base: 'left', sm: 'right' }}>
        {t('archives.link')}
      </Anchor>
      <UploadList {...uploads} />
      <ProblemNote error={sessions.error} />
      {sessions.isPending ? (
        <Stack gap="sm" aria-hidden="true">
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} h={{ base: 176, sm: 104 }} radius="lg" />
          ))}
        </Stack>
      ) : (
        <Stack
          component="ul"
          gap="sm"
          m={0}
          p={0}
          style={{ listStyle: 'none' }}
          aria-label={t('sessions.title')}
        >
          {items.map((session) => (
            <li key={session.id}>
              <SessionCard session={session} estimate={estimates.get(session.id)} scaleL={highestL} />
            </li>
          ))}
        </Stack>
      )}
      {sessions.hasNextPage && (
        <Button
          variant="default"
          loading={sessions.isFetchingNextPage}
          onClick={() => void sessions.fetchNextPage()}
        >
          {t('sessions.older')}
        </Button>
      )}
    </Stack>
  );
}
