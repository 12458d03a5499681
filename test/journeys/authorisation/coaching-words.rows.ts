import { coached } from '../../support/coached.js';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

/** The owner coaches it, and somebody else is an athlete in it; by both ids. */
const inTeam = (stage: Stage) =>
  stage.once('a squad of the owner’s', async () => {
    const { owner, other } = stage.people;
    const { teamId, memberIds } = await coached(stage.database, {
      at: stage.clock.now(),
      coach: { accountId: owner.accountId, name: 'Owner' },
      athletes: [{ athleteId: other.athleteId, name: 'Other' }],
    });
    return `${teamId} ${memberIds[0]}`;
  });
const thing = async (stage: Stage) => (await inTeam(stage)).split(' ')[0]!;
const member = async (stage: Stage) => ({ memberId: (await inTeam(stage)).split(' ')[1]! });

const OF_COACH = { letsIn: 'owner', token: 'never', thing } as const;

export const rows: Row[] = [
  { route: 'GET /api/v1/teams/:id/digest', ...OF_COACH },
  {
    route: 'PUT /api/v1/teams/:id/digest',
    ...OF_COACH,
    ask: () => ({ body: { wanted: false, ways: ['email'] } }),
  },
  {
    route: 'GET /api/v1/teams/:id/members/:memberId/notes',
    ...OF_COACH,
    ask: async (stage) => ({ params: await member(stage) }),
  },
  {
    route: 'POST /api/v1/teams/:id/members/:memberId/notes',
    ...OF_COACH,
    // Sent again it is the same note: three others a day are all there may be.
    ask: async (stage) => ({
      params: await member(stage),
      body: { id: '6f0c2f57-8a0f-4f4c-b4a5-2d9a41b7c001', text: 'Well done' },
    }),
  },
];
