import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { type Call, outbox, sendKept } from '#web/offline/outbox.ts';
import { forgetSeen, keepSeen } from '#web/offline/seen.ts';
import { startWorker } from '#web/push/this-device.ts';
import { keepShell } from '#web/worker/app-shell.ts';

const AGAIN_MS = 20_000;
/** The page in sight, and what it needs, goes first. */
const PATIENCE_MS = 4_000;
/** What one may want to open or tell on a hillside. */
const PAGES = ['/', '/sessions', '/sessions/$sessionId', '/weighing', '/food', '/magnesium'] as const;

/** What waits on this device, of whoever is signed in. */
export function useKeptCalls(): readonly Call[] {
  return useSyncExternalStore(outbox.onChange, outbox.known);
}

/** Keeps the app and what was seen on this device, and sends what waits as soon as somebody answers. */
export function useOffline(accountId: string | undefined): void {
  const queryClient = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    if (accountId === undefined) return;
    void forgetSeen(accountId).catch(() => undefined);
    return keepSeen(queryClient, accountId);
  }, [queryClient, accountId]);

  useEffect(() => {
    if (accountId === undefined) return;
    const go = () =>
      void sendKept(accountId)
        .then((sent) => (sent > 0 ? queryClient.invalidateQueries() : undefined))
        .catch(() => undefined);
    go();
    const timer = setInterval(() => {
      if (outbox.known().some(({ problem }) => problem === null)) go();
    }, AGAIN_MS);
    window.addEventListener('online', go);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', go);
    };
  }, [queryClient, accountId]);

  useEffect(() => {
    if (accountId === undefined || !('serviceWorker' in navigator) || !('caches' in window)) return;
    const timer = setTimeout(() => void keepPages().catch(() => undefined), PATIENCE_MS);
    return () => clearTimeout(timer);

    async function keepPages() {
      await startWorker();
      for (const path of PAGES) await router.loadRouteChunk(router.routesByPath[path]);
      await navigator.serviceWorker.ready;
      await keepShell();
    }
  }, [router, accountId]);
}
