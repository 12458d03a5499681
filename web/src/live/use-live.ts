import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** The page in sight, and what it needs, goes first. */
const PATIENCE_MS = 3_000;

/** Lets the server say what changed, for whoever is signed in, as long as this tab is looked at. */
export function useLive(accountId: string | undefined): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (accountId === undefined || !('EventSource' in window)) return;
    let isGone = false;
    let stop: (() => void) | undefined;
    const timer = setTimeout(() => {
      void import('#web/live/stream.ts')
        .then(({ listen }) => {
          if (!isGone) stop = listen(queryClient);
        })
        .catch(() => undefined);
    }, PATIENCE_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop?.();
    };
  }, [queryClient, accountId]);
}
