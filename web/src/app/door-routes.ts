import type { QueryClient } from '@tanstack/react-query';
import { type AnyRoute, createRoute, redirect } from '@tanstack/react-router';
import { api } from '#web/api.ts';
import { page } from '#web/app/page.ts';
import { meQuery, rememberSignedIn } from '#web/app/queries.ts';
import { enterDemo } from '#web/demo/demo-mode.ts';
import { codeOnTheWay } from '#web/teams/code-on-the-way.ts';

/** The pages of whoever is not signed in, and the ways in. */
export function doorRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent, queryClient: QueryClient) {
  const setup = createRoute({
    getParentRoute,
    path: '/setup',
    component: page(
      () => import('#web/account/setup-page.tsx'),
      'SetupPage',
      'demo',
      'faults',
      'people',
      'running',
    ),
  });
  const signIn = createRoute({
    getParentRoute,
    path: '/sign-in',
    validateSearch: ({ problem }: Record<string, unknown>): { problem?: string } =>
      typeof problem === 'string' ? { problem } : {},
    component: page(
      () => import('#web/account/sign-in-page.tsx'),
      'SignInPage',
      'demo',
      'factors',
      'faults',
      'people',
      'running',
    ),
  });
  /** Where a provider's visitors come in: the cookie is there, and this browser does not know it yet. */
  const arrived = createRoute({
    getParentRoute,
    path: '/arrived',
    beforeLoad: async () => {
      rememberSignedIn(await api.me());
      await queryClient.resetQueries({ queryKey: meQuery.queryKey });
      throw redirect({ to: codeOnTheWay() === null ? '/' : '/teams/join', replace: true });
    },
  });
  const newcomer = createRoute({
    getParentRoute,
    path: '/newcomer',
    component: page(
      () => import('#web/account/newcomer-page.tsx'),
      'NewcomerPage',
      'factors',
      'faults',
      'people',
      'running',
    ),
  });
  const join = createRoute({
    getParentRoute,
    path: '/join',
    component: page(
      () => import('#web/account/join-page.tsx'),
      'JoinPage',
      'demo',
      'faults',
      'people',
      'running',
    ),
  });
  const forgot = createRoute({
    getParentRoute,
    path: '/forgot',
    component: page(
      () => import('#web/account/forgot-page.tsx'),
      'ForgotPage',
      'faults',
      'people',
      'running',
    ),
  });
  const reset = createRoute({
    getParentRoute,
    path: '/reset',
    component: page(() => import('#web/account/reset-page.tsx'), 'ResetPage', 'faults', 'people', 'running'),
  });
  const confirmEmail = createRoute({
    getParentRoute,
    path: '/confirm-email',
    component: page(
      () => import('#web/account/confirm-email-page.tsx'),
      'ConfirmEmailPage',
      'faults',
      'people',
      'running',
    ),
  });
  /** To look around with the made athlete: the app is loaded anew, with answers of its own. */
  const demo = createRoute({ getParentRoute, path: '/demo', beforeLoad: () => enterDemo() });
  return [demo, setup, signIn, arrived, newcomer, join, forgot, reset, confirmEmail] as const;
}
