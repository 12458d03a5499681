import { takeTurns } from '#src/database/database';
import type { Visitor } from '#src/people/visitor';
import { GuardianDesk } from '#src/teams/guardian-desk';
import { Memberships } from '#src/teams/memberships';
import { turnOf } from '#src/teams/share-log';
import { shareText } from '#src/teams/share-texts';
import { TeamCodes } from '#src/teams/team-codes';
import { TeamDesk } from '#src/teams/team-desk';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

const TEAM = '/api/v1/teams/:id';
/** No such thing in any team. */
const NOTHING = '6a1f2c1e-50f3-4f0c-9a55-1d5a1c7f9b11';

async function aTeam(stage: Stage, headedBy: 'owner' | 'coach'): Promise<string> {
  const wish = { name: 'Matrix', timeZone: 'UTC' };
  return (await stage.get(TeamDesk).make(stage.people[headedBy].accountId, 'Head', wish)).id;
}

/** The owner coaches it, and nobody else has anything to do with it. */
const coached = (stage: Stage) => stage.once('a team of the owner’s', () => aTeam(stage, 'owner'));

/** The owner is a member, and somebody else its coach. */
async function joined(stage: Stage): Promise<string> {
  const teamId = await aTeam(stage, 'coach');
  const whose = { teamId, athleteId: stage.people.owner.athleteId };
  await stage.database.transaction(async (tx) => {
    await takeTurns(tx, turnOf(whose));
    await stage.get(Memberships).join(tx, whose, 'Owner');
  });
  return teamId;
}
const alwaysIn = (stage: Stage) => stage.once('a team the owner is in', () => joined(stage));

async function aCode(stage: Stage): Promise<string> {
  const wish = { letsIn: 'athlete', coachUntilDay: null, days: 14 } as const;
  const teamId = await aTeam(stage, 'coach');
  return (await stage.get(TeamCodes).make(teamId, stage.people.coach.accountId, wish)).code;
}
const code = (stage: Stage) => stage.once('a code', () => aCode(stage));

const guardianToken = (stage: Stage) =>
  stage.once('a link for a guardian', async () => {
    const who = { athleteId: stage.people.owner.athleteId, language: 'en', ageGroup: 'minor' } as Visitor;
    return (await stage.get(GuardianDesk).ask(who, await alwaysIn(stage), 'Mum')).token;
  });

export const rows: Row[] = [
  { route: 'GET /api/v1/teams', letsIn: 'signed-in', token: 'never' },
  { route: 'GET /api/v1/teams/looks', letsIn: 'signed-in', token: 'never' },
  { route: 'GET /api/v1/teams/sharing-log', letsIn: 'signed-in', token: 'never' },
  {
    route: 'POST /api/v1/teams/joining/look',
    letsIn: 'signed-in',
    token: 'never',
    ask: async (stage) => ({ body: { code: await code(stage) } }),
  },
  {
    route: 'POST /api/v1/teams/joining',
    letsIn: 'signed-in',
    token: 'never',
    ask: async (stage) => ({ body: { code: await code(stage), name: 'Somebody' } }),
  },
  {
    route: `PUT ${TEAM}/shares/:group`,
    letsIn: 'owner',
    token: 'profile:write',
    thing: alwaysIn,
    ask: () => ({ params: { group: 'sessions' }, body: { given: false } }),
  },
  { route: `DELETE ${TEAM}/membership`, letsIn: 'owner', token: 'never', thing: joined },
  {
    route: `PUT ${TEAM}/name`,
    letsIn: 'owner',
    token: 'never',
    thing: coached,
    ask: () => ({ body: { name: 'Owner' } }),
  },
  {
    route: `POST ${TEAM}/talk`,
    letsIn: 'owner',
    token: 'never',
    thing: alwaysIn,
    ask: () => ({ body: { wish: 'fine' } }),
    through: 'teams.share-check-ins-first',
  },
  { route: `DELETE ${TEAM}/talk`, letsIn: 'owner', token: 'never', thing: alwaysIn },
  {
    route: `POST ${TEAM}/guardian`,
    letsIn: 'owner',
    token: 'never',
    thing: alwaysIn,
    ask: () => ({ body: { name: 'Mum' } }),
  },
  {
    route: 'POST /api/v1/teams',
    letsIn: 'coach',
    token: 'never',
    ask: () => ({ body: { name: 'Matrix', timeZone: 'UTC', myName: 'Head' } }),
  },
  {
    route: `PUT ${TEAM}`,
    letsIn: 'owner',
    token: 'never',
    thing: coached,
    ask: () => ({ body: { name: 'Matrix', timeZone: 'UTC' } }),
  },
  { route: `DELETE ${TEAM}`, letsIn: 'owner', token: 'never', thing: (stage) => aTeam(stage, 'owner') },
  { route: `GET ${TEAM}/roster`, letsIn: 'owner', token: 'never', thing: coached },
  {
    route: `DELETE ${TEAM}/members/:memberId`,
    letsIn: 'owner',
    token: 'never',
    thing: coached,
    ask: () => ({ params: { memberId: NOTHING } }),
    through: 'teams.no-such-member',
  },
  { route: `GET ${TEAM}/codes`, letsIn: 'owner', token: 'never', thing: coached },
  {
    route: `POST ${TEAM}/codes`,
    letsIn: 'owner',
    token: 'never',
    confirmed: true,
    thing: coached,
    ask: () => ({ body: { letsIn: 'assistant' } }),
  },
  {
    route: `DELETE ${TEAM}/codes/:codeId`,
    letsIn: 'owner',
    token: 'never',
    thing: coached,
    ask: () => ({ params: { codeId: NOTHING } }),
    through: 'teams.no-such-code',
  },
  {
    route: `PUT ${TEAM}/coaches/:coachId`,
    letsIn: 'owner',
    token: 'never',
    thing: coached,
    ask: () => ({ params: { coachId: NOTHING }, body: { role: 'assistant', untilDay: null } }),
    through: 'teams.no-such-coach',
  },
  {
    route: `DELETE ${TEAM}/coaches/:coachId`,
    letsIn: 'owner',
    token: 'never',
    thing: coached,
    ask: () => ({ params: { coachId: NOTHING } }),
    through: 'teams.no-such-coach',
  },
  {
    route: 'POST /api/v1/guardian/look',
    letsIn: 'anybody',
    ask: async (stage) => ({ body: { token: await guardianToken(stage), language: 'en' } }),
  },
  {
    route: 'POST /api/v1/guardian',
    letsIn: 'anybody',
    ask: async (stage) => ({
      body: {
        token: await guardianToken(stage),
        language: 'en',
        given: true,
        textSha256: shareText('guardian', 'en').sha256,
      },
    }),
  },
];
