import { Stack, Title } from '@mantine/core';
import { useId } from 'react';
import { NudgeCard } from '#web/inbox/nudge-card.tsx';
import type { Today } from '#web/today/today-query.ts';
import { useWords } from '#web/words/words.tsx';

/** What to do now and until when; nothing, while there is nothing. */
export function NowPart({ today: { now } }: { today: Today }) {
  const { t } = useWords();
  const id = useId();
  if (now.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={2} id={id}>
          {t('today.now.title')}
        </Title>
        {now.map((nudge) => (
          <NudgeCard key={nudge.id} nudge={nudge} />
        ))}
      </Stack>
    </section>
  );
}
