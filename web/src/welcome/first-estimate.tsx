import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { estimateQuery, sessionQuery } from '#web/app/queries.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { NoRange } from '#web/session/no-range.tsx';
import { SweatCard } from '#web/session/sweat-card.tsx';
import { MassAsked } from '#web/welcome/mass-asked.tsx';
import { useWords } from '#web/words/words.tsx';

/** What the newest session cost, here and now. */
export function FirstEstimate({ sessionId }: { sessionId: string }) {
  const { t, tOr, numbers } = useWords();
  const { data: session } = useQuery(sessionQuery(sessionId));
  const { data: estimate, error } = useQuery(estimateQuery(sessionId));
  if (error) return <ProblemNote error={error} />;
  if (!session || !estimate) return <Skeleton h={280} radius="lg" aria-hidden="true" />;
  const { sweat, rateLPerH } = estimate;
  return (
    <Stack gap="sm" aria-live="polite">
      <Text fw={600}>
        {t('welcome.session.of', {
          sport: tOr([`sport.${session.sport}`], session.sport),
          when: numbers.dateTime(session.startedAt, session.utcOffsetS),
        })}
      </Text>
      {estimate.state !== 'waiting' && estimate.reasons.includes('mass-unknown') ? (
        <MassAsked />
      ) : sweat === null ? (
        <NoRange estimate={estimate} vendor={session} />
      ) : (
        <SweatCard sweat={sweat} rate={rateLPerH} vendor={null} />
      )}
    </Stack>
  );
}
