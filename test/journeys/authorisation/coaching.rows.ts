import { TeamFeeds } from '#src/coaching/team-feeds';
import { TeamPlanForm } from '#src/coaching/team-plan.shapes';
import { TeamPlans } from '#src/coaching/team-plans';
import { DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { USUAL_PREFERENCES } from '#src/people/preferences';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

const MATCH = { name: 'Match', sport: 'soccer', startsAt: '2026-06-16T18:00:00+02:00', durationS: 5400 };

/** A team whose head coach is the owner: nobody else finds it, whatever their role in Svett. */
function aTeam(stage: Stage): Promise<string> {
  return stage.once('coached team', async () => {
    const [id, at] = [newId(), stage.clock.now()];
    const { timeZone } = USUAL_PREFERENCES;
    const { accountId } = stage.people.owner;
    const coach = { name: 'Coach', role: 'head', since: at, untilDay: null } as const;
    await stage.database.transaction(async (tx) => {
      await tx.insert(Team, { id, name: 'The club', timeZone, createdAt: at, rosterChangedAt: at });
      await tx.insert(TeamCoach, { id: newId(), teamId: id, accountId, ...coach });
    });
    return id;
  });
}

/** An athlete in it who shares nothing. */
async function itsMember(stage: Stage): Promise<string> {
  const teamId = await aTeam(stage);
  return stage.once('coached member', async () => {
    const [id, joinedAt] = [newId(), stage.clock.now()];
    const { athleteId } = stage.people.other;
    await stage.database.transaction((tx) =>
      tx.insert(TeamMember, { id, teamId, athleteId, name: 'Member', joinedAt }),
    );
    return id;
  });
}

let made = 0;
/** Each on a day of its own: a day takes ten. */
async function aPlan(stage: Stage): Promise<string> {
  const id = newId();
  const startsAt = new Date(Date.parse(MATCH.startsAt) + ++made * DAY_MS).toISOString();
  const { athleteId } = stage.people.owner;
  await stage
    .get(TeamPlans)
    .put(await aTeam(stage), id, TeamPlanForm.parse({ ...MATCH, startsAt }), athleteId);
  return id;
}
const itsPlan = async (stage: Stage) => ({ params: { planId: await aPlan(stage) } });

export const rows: Row[] = [
  { route: 'DELETE /api/v1/teams/:id/feed', letsIn: 'owner', token: 'never', thing: aTeam },
  {
    route: 'DELETE /api/v1/teams/:id/plans/:planId',
    letsIn: 'owner',
    token: 'never',
    thing: aTeam,
    ask: itsPlan,
  },
  { route: 'GET /api/v1/teams/:id/board', letsIn: 'owner', token: 'never', thing: aTeam },
  { route: 'GET /api/v1/teams/:id/board.csv', letsIn: 'owner', token: 'never', thing: aTeam },
  { route: 'GET /api/v1/teams/:id/feed', letsIn: 'owner', token: 'never', thing: aTeam },
  {
    route: 'GET /api/v1/teams/:id/members/:memberId',
    letsIn: 'owner',
    token: 'never',
    thing: aTeam,
    ask: async (stage) => ({ params: { memberId: await itsMember(stage) } }),
  },
  {
    route: 'GET /api/v1/teams/:id/plans',
    letsIn: 'owner',
    token: 'never',
    thing: aTeam,
    ask: () => ({ query: { from: '2026-06-01', to: '2026-06-30' } }),
  },
  {
    route: 'GET /api/v1/teams/:id/plans/:planId',
    letsIn: 'owner',
    token: 'never',
    thing: aTeam,
    ask: itsPlan,
  },
  {
    route: 'GET /calendar/team/:token',
    letsIn: 'knows-the-address',
    guessing: '404 coaching.no-such-feed',
    ask: async (stage) => {
      const whose = { teamId: await aTeam(stage), accountId: stage.people.owner.accountId };
      return { params: { token: `${(await stage.get(TeamFeeds).make(whose, false)).token}.ics` } };
    },
  },
  {
    route: 'POST /api/v1/teams/:id/feed',
    letsIn: 'owner',
    token: 'never',
    confirmed: true,
    thing: aTeam,
    ask: () => ({ body: {} }),
  },
  {
    route: 'PUT /api/v1/teams/:id/plans/:planId',
    letsIn: 'owner',
    token: 'never',
    thing: aTeam,
    ask: async (stage) => ({ ...(await itsPlan(stage)), body: MATCH }),
  },
];
