import { queryClient, router } from '#web/app/router.tsx';
import { meQuery, mayBeSignedIn } from '#web/app/queries.ts';

interface Ahead {
  options: {
    component?: { preload?: () => Promise<unknown> };
    loader?: (asked: { params: unknown }) => unknown;
  };
}

/**
 * Fetches the page that the address names, and what that page shows, beside the question of who asks and not after its
 * answer. What cannot be had is asked for again, and told, when it is wanted.
 */
export function fetchAhead(): void {
  void queryClient.prefetchQuery(meQuery);
  const named = router.matchRoutes(router.latestLocation) as { routeId: string; params: unknown }[];
  const isTurnedAway = !mayBeSignedIn() && named.some(({ routeId }) => routeId === '/signed-in');
  const routes = router.routesById as unknown as Record<string, Ahead | undefined>;
  for (const { routeId, params } of isTurnedAway ? [{ routeId: '/sign-in', params: {} }] : named) {
    const { component, loader } = routes[routeId]?.options ?? {};
    void component?.preload?.().catch(() => undefined);
    void loader?.({ params });
  }
}
