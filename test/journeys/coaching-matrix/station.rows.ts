import type { SquadRow } from './row.js';

/** Of nobody in the team: it is refused, and nothing is kept. */
const WEIGHED = {
  id: '6a1f2c1e-50f3-4f0c-9a55-1d5a1c7f9b11',
  memberId: '6a1f2c1e-50f3-4f0c-9a55-1d5a1c7f9b12',
  when: 'before',
  massKg: 70,
};

/** Whom a coach may weigh follows from their yes alone, and no value of anybody's is in either answer (test/coaching/station.spec.ts). */
export const stationRows: readonly SquadRow[] = [
  {
    route: 'GET /api/v1/teams/:id/station',
    of: 'squad',
    groups: [],
    look: 'station',
    limits: ['lightestKg', 'heaviestKg', 'scaleKg'],
  },
  {
    ...{ route: 'POST /api/v1/teams/:id/station/weighings', of: 'squad', groups: [], look: null },
    ask: ({ stage }) => ({
      body: { entries: [{ at: stage.clock.now().toISOString(), ...WEIGHED }] },
    }),
  },
];
