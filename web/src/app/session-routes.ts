import type { QueryClient } from '@tanstack/react-query';
import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { page } from '#web/app/page.ts';
import { fetchAhead } from '#web/session/fetch-ahead.ts';
import { todayQuery } from '#web/today/today-query.ts';
import { type Outcome, outcomeOf } from '#web/links/link-shapes.ts';

/** What one did, what it cost, and where it comes from. */
export function sessionRoutes<Parent extends AnyRoute>(
  getParentRoute: () => Parent,
  queryClient: QueryClient,
) {
  const home = createRoute({
    getParentRoute,
    path: '/',
    // Waited for, so that nothing moves when the answer comes; what went wrong is said on the page.
    loader: async () => void (await queryClient.ensureQueryData(todayQuery).catch(() => null)),
    component: page(
      () => import('#web/today/today-page.tsx'),
      'TodayPage',
      'estimate',
      'ledger',
      'notifications',
      'plan',
      'sport',
      'today',
    ),
  });
  const sessions = createRoute({
    getParentRoute,
    path: '/sessions',
    component: page(
      () => import('#web/sessions/sessions-page.tsx'),
      'SessionsPage',
      'archives',
      'estimate',
      'sport',
    ),
  });
  const session = createRoute({
    getParentRoute,
    path: '/sessions/$sessionId',
    loader: ({ params }) => fetchAhead(queryClient, params.sessionId),
    component: page(
      () => import('#web/session/session-page.tsx'),
      'SessionPage',
      'estimate',
      'links',
      'pictures',
      'sport',
      'told',
      'track',
      'training',
      'weighing',
    ),
  });
  const archives = createRoute({
    getParentRoute,
    path: '/archives',
    component: page(() => import('#web/archives/archives-page.tsx'), 'ArchivesPage', 'archives'),
  });
  const weighing = createRoute({
    getParentRoute,
    path: '/weighing',
    component: page(
      () => import('#web/weighing/weighing-page.tsx'),
      'WeighingPage',
      'own-sweat',
      'scale',
      'sport',
      'weighing',
    ),
  });
  const sweat = createRoute({
    getParentRoute,
    path: '/sweat',
    component: page(() => import('#web/sweat/sweat-page.tsx'), 'SweatPage', 'own-sweat', 'sport', 'weighing'),
  });
  const accuracy = createRoute({
    getParentRoute,
    path: '/sweat/accuracy',
    component: page(() => import('#web/sweat/accuracy-page.tsx'), 'AccuracyPage', 'own-sweat', 'sport'),
  });
  const links = createRoute({
    getParentRoute,
    path: '/links',
    validateSearch: ({ brand, outcome }: Record<string, unknown>): { brand?: string; outcome?: Outcome } => {
      const came = outcomeOf(outcome);
      return typeof brand === 'string' && came ? { brand, outcome: came } : {};
    },
    component: page(() => import('#web/links/links-page.tsx'), 'LinksPage', 'archives', 'links'),
  });
  return [home, sessions, session, archives, weighing, sweat, accuracy, links] as const;
}
