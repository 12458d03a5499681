import { type AnyRoute, createRoute, redirect } from '@tanstack/react-router';
import { page } from '#web/app/page.ts';
import { meQuery } from '#web/app/queries.ts';
import { boardView } from '#web/squad/board-shapes.ts';
import { mayOpenStation } from '#web/station/let-in.ts';
import { keepCode } from '#web/teams/code-on-the-way.ts';
import type { QueryClient } from '@tanstack/react-query';

/** The pages of teams without the frame: those that somebody comes to by a link, signed in or not, and a team's scale. */
export function teamDoors<Parent extends AnyRoute>(getParentRoute: () => Parent, queryClient: QueryClient) {
  const joinTeam = createRoute({
    getParentRoute,
    path: '/join-team',
    beforeLoad: async ({ location: { hash } }) => {
      const code = new URLSearchParams(hash).get('code');
      if (code !== null) keepCode(code);
      if ((await queryClient.ensureQueryData(meQuery)) !== null)
        throw redirect({ to: '/teams/join', replace: true });
    },
    component: page(
      () => import('#web/teams/invited-page.tsx'),
      'InvitedPage',
      'people',
      'running',
      'teams-page',
    ),
  });
  const guardian = createRoute({
    getParentRoute,
    path: '/guardian',
    component: page(
      () => import('#web/teams/guardian-page.tsx'),
      'GuardianPage',
      'faults',
      'people',
      'running',
      'teams-page',
    ),
  });
  /** Outside the frame: it stands on a table by itself, and opens where there is no network. */
  const station = createRoute({
    getParentRoute,
    path: '/teams/$teamId/station',
    beforeLoad: async () => {
      if (!(await mayOpenStation(queryClient))) throw redirect({ to: '/sign-in' });
    },
    component: page(
      () => import('#web/station/station-page.tsx'),
      'StationPage',
      'faults',
      'running',
      'station',
    ),
  });
  return [joinTeam, guardian, station] as const;
}

/** One's own teams, and those one coaches. */
export function teamRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const teams = createRoute({
    getParentRoute,
    path: '/teams',
    component: page(() => import('#web/teams/teams-page.tsx'), 'TeamsPage', 'circumstances'),
  });
  const joining = createRoute({
    getParentRoute,
    path: '/teams/join',
    component: page(() => import('#web/teams/joining-page.tsx'), 'JoiningPage', 'circumstances'),
  });
  const newTeam = createRoute({
    getParentRoute,
    path: '/teams/new',
    component: page(() => import('#web/teams/new-team-page.tsx'), 'NewTeamPage'),
  });
  const board = createRoute({
    getParentRoute,
    path: '/teams/$teamId',
    validateSearch: boardView,
    component: page(() => import('#web/squad/board-page.tsx'), 'BoardPage', 'coaching', 'squad'),
  });
  const people = createRoute({
    getParentRoute,
    path: '/teams/$teamId/people',
    component: page(() => import('#web/teams/people-of-team-page.tsx'), 'PeopleOfTeamPage'),
  });
  const member = createRoute({
    getParentRoute,
    path: '/teams/$teamId/members/$memberId',
    component: page(() => import('#web/squad/member-page.tsx'), 'MemberPage', 'coaching', 'sport', 'squad'),
  });
  const water = createRoute({
    getParentRoute,
    path: '/teams/$teamId/water',
    component: page(
      () => import('#web/squad/water-page.tsx'),
      'WaterPage',
      'coaching',
      'estimate',
      'plan',
      'sport',
      'squad',
    ),
  });
  return [teams, joining, newTeam, board, people, member, water] as const;
}
