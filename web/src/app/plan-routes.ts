import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { page } from '#web/app/page.ts';

/** What one means to do. */
export function planRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const plans = createRoute({
    getParentRoute,
    path: '/plan',
    component: page(
      () => import('#web/plan/plan-page.tsx'),
      'PlanPage',
      'planning',
      'planning-place',
      'sport',
    ),
  });
  const planned = createRoute({
    getParentRoute,
    path: '/plan/$plannedId',
    component: page(
      () => import('#web/plan/planned-page.tsx'),
      'PlannedPage',
      'estimate',
      'plan',
      'planning',
      'planning-place',
      'sport',
    ),
  });
  return [plans, planned] as const;
}
