import { newId } from '#src/kernel/ids';
import { TeamDesk } from '#src/teams/team-desk';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

/** The owner coaches it; to everybody else, other coaches as well, it does not exist. */
const coached = (stage: Stage) =>
  stage.once('a team with a scale', async () => {
    const wish = { name: 'By the scale', timeZone: 'UTC' };
    return (await stage.get(TeamDesk).make(stage.people.owner.accountId, 'Head', wish)).id;
  });

/** Of somebody who is in no team: the answer says so, and nothing is kept. */
const WEIGHED = { memberId: '6a1f2c1e-50f3-4f0c-9a55-1d5a1c7f9b12', when: 'before', massKg: 70 };

export const rows: Row[] = [
  { route: 'GET /api/v1/teams/:id/station', letsIn: 'owner', token: 'never', thing: coached },
  {
    route: 'POST /api/v1/teams/:id/station/weighings',
    letsIn: 'owner',
    token: 'never',
    thing: coached,
    ask: (stage) => ({
      body: { entries: [{ id: newId(), at: stage.clock.now().toISOString(), ...WEIGHED }] },
    }),
  },
];
