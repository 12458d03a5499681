import type { Scene } from './scene.js';
import type { SquadRow } from './row.js';

const HOUR_MS = 3_600_000;

const plan = ({ planId }: Scene) => ({ params: { planId } });

/** A plan for tomorrow, for which water is reckoned from what several share; nobody is told apart in it. */
export const planRows: readonly SquadRow[] = [
  {
    ...{ route: 'PUT /api/v1/teams/:id/plans/:planId', of: 'squad', groups: [], look: 'water' },
    ask: (scene) => {
      const startsAt = new Date(+scene.stage.clock.now() + 20 * HOUR_MS).toISOString();
      return { ...plan(scene), body: { name: 'Match', sport: 'ride', startsAt, durationS: 5_400 } };
    },
  },
  {
    ...{ route: 'GET /api/v1/teams/:id/plans', of: 'squad', groups: [], look: 'water' },
    ask: ({ stage }) => {
      const day = (ahead: number) =>
        new Date(+stage.clock.now() + ahead * 24 * HOUR_MS).toISOString().slice(0, 10);
      return { query: { from: day(-1), to: day(3) } };
    },
  },
  {
    ...{ route: 'GET /api/v1/teams/:id/plans/:planId', of: 'squad', groups: [], look: 'water' },
    ask: plan,
  },
  {
    ...{ route: 'GET /calendar/team/:token', of: 'squad', groups: [], look: 'water' },
    // Whoever has none tries what looks like one; a coach of another team has one of that team.
    ask: ({ feeds, teamId, otherTeamId }, viewer) => {
      const isElsewhere = viewer === 'coach of another team' && teamId !== otherTeamId;
      const own = isElsewhere ? undefined : feeds[viewer];
      return { params: { token: own ?? `${'x'.repeat(43)}.ics` } };
    },
  },
];
