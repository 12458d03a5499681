import type { QueryClient } from '@tanstack/react-query';
import { estimateQuery, sessionQuery, streamsQuery } from '#web/app/queries.ts';
import { sessionLoadQuery } from '#web/ledger/factor-queries.ts';
import { weighInQuery } from '#web/weighing/weighing-queries.ts';

/**
 * Asks at once for all that a session's page shows, and for what draws its curves and its way, instead of for each when the
 * one before has come. Nothing waits for it: each part shows as soon as its own answer is there. What drove a session is
 * not asked for, as there is no answer where a source has had the raw data purged.
 */
export function fetchAhead(queryClient: QueryClient, sessionId: string): void {
  for (const drawing of [import('#web/session/curve-card.tsx'), import('#web/track/track-card.tsx')])
    void drawing.catch(() => undefined);
  void queryClient.prefetchQuery(sessionQuery(sessionId));
  void queryClient.prefetchQuery(estimateQuery(sessionId));
  void queryClient.prefetchQuery(streamsQuery(sessionId));
  void queryClient.prefetchQuery(weighInQuery(sessionId));
  void queryClient.prefetchQuery(sessionLoadQuery(sessionId));
}
