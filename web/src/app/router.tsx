import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { api, ApiProblem } from '#web/api.ts';
import { meQuery, rememberSignedIn, setupQuery } from '#web/app/queries.ts';
import { NotFound } from '#web/app/not-found.tsx';
import { PageFault } from '#web/app/page-fault.tsx';
import { SetupPage } from '#web/account/setup-page.tsx';
import { SignInPage } from '#web/account/sign-in-page.tsx';
import { Shell } from '#web/app/shell.tsx';
import { teamDoors, teamRoutes } from '#web/app/team-routes.ts';
import { type Outcome, outcomeOf } from '#web/links/link-shapes.ts';
import { codeOnTheWay } from '#web/teams/code-on-the-way.ts';

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
      // Asking again helps against a lost connection, never against an answer.
      retry: (failures, error) =>
        failures < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 502),
    },
  },
});

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: PageFault });

const setup = createRoute({ getParentRoute: () => root, path: '/setup', component: SetupPage });
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ problem }: Record<string, unknown>): { problem?: string } =>
    typeof problem === 'string' ? { problem } : {},
  component: SignInPage,
});
/** Where a provider's visitors come in: the cookie is there, and this browser does not know it yet. */
const arrived = createRoute({
  getParentRoute: () => root,
  path: '/arrived',
  beforeLoad: async () => {
    rememberSignedIn(await api.me());
    await queryClient.resetQueries({ queryKey: meQuery.queryKey });
    throw redirect({ to: codeOnTheWay() === null ? '/sessions' : '/teams/join', replace: true });
  },
});
const newcomer = createRoute({
  getParentRoute: () => root,
  path: '/newcomer',
  component: lazyRouteComponent(() => import('#web/account/newcomer-page.tsx'), 'NewcomerPage'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('#web/account/join-page.tsx'), 'JoinPage'),
});
const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot',
  component: lazyRouteComponent(() => import('#web/account/forgot-page.tsx'), 'ForgotPage'),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('#web/account/reset-page.tsx'), 'ResetPage'),
});
const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  component: lazyRouteComponent(() => import('#web/account/confirm-email-page.tsx'), 'ConfirmEmailPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async () => {
    if ((await queryClient.ensureQueryData(meQuery)) !== null) return;
    const { needed } = await queryClient.fetchQuery(setupQuery);
    throw redirect({ to: needed ? '/setup' : '/sign-in' });
  },
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/sessions' });
  },
});
const sessions = createRoute({
  getParentRoute: () => signedIn,
  path: '/sessions',
  component: lazyRouteComponent(() => import('#web/sessions/sessions-page.tsx'), 'SessionsPage'),
});
const session = createRoute({
  getParentRoute: () => signedIn,
  path: '/sessions/$sessionId',
  component: lazyRouteComponent(() => import('#web/session/session-page.tsx'), 'SessionPage'),
});
const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/profile',
  validateSearch: (search: Record<string, unknown>): { welcome?: true } =>
    search['welcome'] ? { welcome: true } : {},
  component: lazyRouteComponent(() => import('#web/profile/profile-page.tsx'), 'ProfilePage'),
});

const weighing = createRoute({
  getParentRoute: () => signedIn,
  path: '/weighing',
  component: lazyRouteComponent(() => import('#web/weighing/weighing-page.tsx'), 'WeighingPage'),
});
const magnesium = createRoute({
  getParentRoute: () => signedIn,
  path: '/magnesium',
  component: lazyRouteComponent(() => import('#web/ledger/magnesium-page.tsx'), 'MagnesiumPage'),
});
const article = createRoute({
  getParentRoute: () => signedIn,
  path: '/article',
  component: lazyRouteComponent(() => import('#web/article/article-page.tsx'), 'ArticlePage'),
});
const circumstances = createRoute({
  getParentRoute: () => signedIn,
  path: '/circumstances',
  component: lazyRouteComponent(
    () => import('#web/circumstances/circumstances-page.tsx'),
    'CircumstancesPage',
  ),
});
const checkIn = createRoute({
  getParentRoute: () => signedIn,
  path: '/check-in',
  component: lazyRouteComponent(() => import('#web/signs/check-in-page.tsx'), 'CheckInPage'),
});
const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('#web/account/account-page.tsx'), 'AccountPage'),
});

const privacy = createRoute({
  getParentRoute: () => signedIn,
  path: '/privacy',
  component: lazyRouteComponent(() => import('#web/privacy/privacy-page.tsx'), 'PrivacyPage'),
});

const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  component: lazyRouteComponent(() => import('#web/people/people-page.tsx'), 'PeoplePage'),
});

const links = createRoute({
  getParentRoute: () => signedIn,
  path: '/links',
  validateSearch: ({ brand, outcome }: Record<string, unknown>): { brand?: string; outcome?: Outcome } => {
    const came = outcomeOf(outcome);
    return typeof brand === 'string' && came ? { brand, outcome: came } : {};
  },
  component: lazyRouteComponent(() => import('#web/links/links-page.tsx'), 'LinksPage'),
});

const archives = createRoute({
  getParentRoute: () => signedIn,
  path: '/archives',
  component: lazyRouteComponent(() => import('#web/archives/archives-page.tsx'), 'ArchivesPage'),
});

const labValues = createRoute({
  getParentRoute: () => signedIn,
  path: '/lab-values',
  component: lazyRouteComponent(() => import('#web/labs/labs-page.tsx'), 'LabsPage'),
});
const food = createRoute({
  getParentRoute: () => signedIn,
  path: '/food',
  component: lazyRouteComponent(() => import('#web/food/food-page.tsx'), 'FoodPage'),
});

const inbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/inbox',
  component: lazyRouteComponent(() => import('#web/inbox/inbox-page.tsx'), 'InboxPage'),
});
const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: '/notifications',
  component: lazyRouteComponent(
    () => import('#web/notifications/notifications-page.tsx'),
    'NotificationsPage',
  ),
});
const figures = createRoute({
  getParentRoute: () => signedIn,
  path: '/nudge-figures',
  component: lazyRouteComponent(() => import('#web/notifications/figures-page.tsx'), 'FiguresPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    setup,
    signIn,
    arrived,
    newcomer,
    join,
    forgot,
    reset,
    confirmEmail,
    ...teamDoors(() => root, queryClient),
    signedIn.addChildren([
      home,
      sessions,
      session,
      archives,
      weighing,
      magnesium,
      food,
      labValues,
      article,
      links,
      profile,
      circumstances,
      checkIn,
      account,
      privacy,
      people,
      inbox,
      notifications,
      figures,
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
