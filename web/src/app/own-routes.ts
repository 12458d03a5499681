import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { page } from '#web/app/page.ts';

/** Who one is here, what one is told, and what is kept. */
export function ownRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const profile = createRoute({
    getParentRoute,
    path: '/profile',
    component: page(() => import('#web/profile/profile-page.tsx'), 'ProfilePage'),
  });
  const account = createRoute({
    getParentRoute,
    path: '/account',
    component: page(() => import('#web/account/account-page.tsx'), 'AccountPage'),
  });
  const privacy = createRoute({
    getParentRoute,
    path: '/privacy',
    component: page(() => import('#web/privacy/privacy-page.tsx'), 'PrivacyPage', 'consents', 'teams-page'),
  });
  const people = createRoute({
    getParentRoute,
    path: '/people',
    component: page(() => import('#web/people/people-page.tsx'), 'PeoplePage'),
  });
  const inbox = createRoute({
    getParentRoute,
    path: '/inbox',
    component: page(() => import('#web/inbox/inbox-page.tsx'), 'InboxPage'),
  });
  const notifications = createRoute({
    getParentRoute,
    path: '/notifications',
    component: page(() => import('#web/notifications/notifications-page.tsx'), 'NotificationsPage'),
  });
  const figures = createRoute({
    getParentRoute,
    path: '/nudge-figures',
    component: page(
      () => import('#web/notifications/figures-page.tsx'),
      'FiguresPage',
      'nudges',
      'nudges-body',
    ),
  });
  const setAside = createRoute({
    getParentRoute,
    path: '/set-aside',
    component: page(() => import('#web/upkeep/set-aside-page.tsx'), 'SetAsidePage', 'upkeep'),
  });
  return [profile, account, privacy, people, inbox, notifications, figures, setAside] as const;
}
