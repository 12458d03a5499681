import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { page } from '#web/app/page.ts';

/** What food brings, and what the body says. */
export function magnesiumRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const magnesium = createRoute({
    getParentRoute,
    path: '/magnesium',
    component: page(
      () => import('#web/ledger/magnesium-page.tsx'),
      'MagnesiumPage',
      'ledger-factors',
      'training',
    ),
  });
  const food = createRoute({
    getParentRoute,
    path: '/food',
    component: page(() => import('#web/food/food-page.tsx'), 'FoodPage', 'food'),
  });
  const labValues = createRoute({
    getParentRoute,
    path: '/lab-values',
    component: page(() => import('#web/labs/labs-page.tsx'), 'LabsPage', 'labs'),
  });
  const article = createRoute({
    getParentRoute,
    path: '/article',
    component: page(() => import('#web/article/article-page.tsx'), 'ArticlePage', 'article'),
  });
  const circumstances = createRoute({
    getParentRoute,
    path: '/circumstances',
    component: page(
      () => import('#web/circumstances/circumstances-page.tsx'),
      'CircumstancesPage',
      'circumstances',
    ),
  });
  const checkIn = createRoute({
    getParentRoute,
    path: '/check-in',
    component: page(
      () => import('#web/signs/check-in-page.tsx'),
      'CheckInPage',
      'circumstances',
      'consents',
      'ledger-factors',
    ),
  });
  return [magnesium, food, labValues, article, circumstances, checkIn] as const;
}
