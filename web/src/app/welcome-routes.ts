import type { QueryClient } from '@tanstack/react-query';
import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { onlySignedIn } from '#web/app/only-signed-in.ts';
import { page } from '#web/app/page.ts';
import { isStep, type Step } from '#web/welcome/first-steps.ts';

/** The first steps of whoever has just come in: without the frame of the other pages, which are still empty. */
export function welcomeRoutes<Parent extends AnyRoute>(
  getParentRoute: () => Parent,
  queryClient: QueryClient,
) {
  const welcome = createRoute({
    getParentRoute,
    path: '/welcome',
    validateSearch: ({ step }: Record<string, unknown>): { step?: Step } => (isStep(step) ? { step } : {}),
    beforeLoad: async () => void (await onlySignedIn(queryClient)),
    component: page(
      () => import('#web/welcome/welcome-page.tsx'),
      'WelcomePage',
      'circumstances',
      'demo',
      'estimate',
      'factors',
      'faults',
      'links',
      'people',
      'pictures',
      'privacy',
      'running',
      'sport',
      'welcome',
    ),
  });
  return [welcome] as const;
}
