import { Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { newestQuery } from '#web/inbox/inbox-queries.ts';
import { NudgeCard } from '#web/inbox/nudge-card.tsx';
import { useWords } from '#web/words/words.tsx';

/** The few words that are worth a place on the start page; the inbox has the others. Nothing, while there are none. */
export function NewestCards() {
  const { t } = useWords();
  const { data } = useQuery(newestQuery);
  if (!data || data.cards.length === 0) return null;
  return (
    <Stack gap="sm">
      {data.cards.map((nudge) => (
        <NudgeCard key={nudge.id} nudge={nudge} />
      ))}
      <Anchor component={Link} to="/inbox" size="sm">
        {t('notifications.inbox.all')}
      </Anchor>
    </Stack>
  );
}
