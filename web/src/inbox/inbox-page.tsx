import { Anchor, Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { inboxQuery } from '#web/inbox/inbox-queries.ts';
import { NudgeCard } from '#web/inbox/nudge-card.tsx';
import { useWords } from '#web/words/words.tsx';

/** Everything Svett ever said, whichever way it went besides. */
export function InboxPage() {
  const { t } = useWords();
  const inbox = useInfiniteQuery(inboxQuery);
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('notifications.inbox.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('notifications.inbox.lead')}
        </Text>
        <Anchor component={Link} to="/notifications" size="sm" mt={8} display="inline-block">
          {t('notifications.inbox.settings')}
        </Anchor>
      </div>
      <ProblemNote error={inbox.error} />
      {inbox.isPending && (
        <Stack gap="md" aria-hidden="true">
          <Skeleton h={200} radius="lg" />
          <Skeleton h={200} radius="lg" />
        </Stack>
      )}
      {inbox.isSuccess && items.length === 0 && (
        <Text role="status" maw={560}>
          {t('notifications.inbox.none')}
        </Text>
      )}
      {items.length > 0 && (
        <Stack
          component="ul"
          gap="md"
          m={0}
          p={0}
          style={{ listStyle: 'none' }}
          aria-label={t('notifications.inbox.title')}
        >
          {items.map((nudge) => (
            <li key={nudge.id}>
              <NudgeCard nudge={nudge} isRead />
            </li>
          ))}
        </Stack>
      )}
      {inbox.hasNextPage && (
        <Button
          variant="default"
          loading={inbox.isFetchingNextPage}
          onClick={() => void inbox.fetchNextPage()}
        >
          {t('notifications.inbox.older')}
        </Button>
      )}
    </Stack>
  );
}
