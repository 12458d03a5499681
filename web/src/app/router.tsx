import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { ApiProblem } from '#web/api.ts';
import { doorRoutes } from '#web/app/door-routes.ts';
import { magnesiumRoutes } from '#web/app/magnesium-routes.ts';
import { NotFound } from '#web/app/not-found.tsx';
import { ownRoutes } from '#web/app/own-routes.ts';
import { page } from '#web/app/page.ts';
import { PageFault } from '#web/app/page-fault.tsx';
import { onlySignedIn } from '#web/app/only-signed-in.ts';
import { planRoutes } from '#web/app/plan-routes.ts';
import { meQuery, rememberSignedIn } from '#web/app/queries.ts';
import { sessionRoutes } from '#web/app/session-routes.ts';
import { Shell } from '#web/app/shell.tsx';
import { teamDoors, teamRoutes } from '#web/app/team-routes.ts';
import { welcomeRoutes } from '#web/app/welcome-routes.ts';

/** Signed out meanwhile, here or elsewhere: back to the door. */
function onError(error: unknown): void {
  if (!(error instanceof ApiProblem) || error.status !== 401 || location.pathname === '/sign-in') return;
  rememberSignedIn(null);
  queryClient.setQueryData(meQuery.queryKey, null);
  void router.navigate({ to: '/sign-in' });
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A browser that says it is offline may reach a server at home, and one that does not wait can show what it has.
      networkMode: 'always',
      // Asking again helps against a lost connection, never against an answer.
      retry: (failures, error) =>
        failures < 2 &&
        navigator.onLine &&
        (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 502),
    },
    mutations: { networkMode: 'always' },
  },
});

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: PageFault });

/** Its frame comes with the first file: nearly everybody who opens this is signed in, and would wait for it once more. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: page(
    () => Promise.resolve({ Shell }),
    'Shell',
    'demo',
    'factors',
    'faults',
    'ledger',
    'notifications',
    'offline',
    'people',
    'privacy',
    'running',
    'signs',
    'teams-page',
    'welcome',
  ),
  beforeLoad: () => onlySignedIn(queryClient),
});

export const router = createRouter({
  routeTree: root.addChildren([
    ...doorRoutes(() => root, queryClient),
    ...teamDoors(() => root, queryClient),
    ...welcomeRoutes(() => root, queryClient),
    signedIn.addChildren([
      ...sessionRoutes(() => signedIn, queryClient),
      ...magnesiumRoutes(() => signedIn),
      ...planRoutes(() => signedIn),
      ...ownRoutes(() => signedIn),
      ...teamRoutes(() => signedIn),
    ]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
