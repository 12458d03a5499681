import { z } from 'zod';
import { isName, NAME_IT } from '#src/kernel/own-words';
import { TimeZone } from '#src/people/preferences';
import { SHARE_GROUPS } from '#src/teams/share-group';
import { COACH_ROLES } from '#src/teams/team-coach.entity';
import { TEAM_NAME_LENGTH } from '#src/teams/team.entity';
import { CalledName, CoachView, GuardianOf } from '#src/teams/teams.shapes';

const Moment = z.iso.datetime();
const Day = z.iso.date();
const TeamGroup = z.enum(SHARE_GROUPS);
const TeamName = z.string().trim().min(1).max(TEAM_NAME_LENGTH).refine(isName, NAME_IT);

export const NewTeam = z
  .object({ name: TeamName, timeZone: TimeZone, myName: CalledName })
  .meta({ id: 'NewTeam' });
export const TeamChange = z.object({ name: TeamName, timeZone: TimeZone }).meta({ id: 'TeamChange' });
export const TeamMade = z.object({ id: z.uuid() }).meta({ id: 'TeamMade' });

export const TeamRoster = z
  .object({
    id: z.uuid(),
    name: z.string(),
    timeZone: z.string(),
    today: Day.describe('On the team’s calendar.'),
    me: z.object({ coachId: z.uuid(), role: z.enum(COACH_ROLES) }),
    coaches: z.array(
      z.object({
        id: z.uuid(),
        ...CoachView.shape,
        isOver: z.boolean().describe('Their last day has passed: they see nothing of the team.'),
      }),
    ),
    members: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        joinedAt: Moment,
        shares: z.array(TeamGroup).describe('What they let the coaches see at this moment.'),
        guardian: GuardianOf,
      }),
    ),
  })
  .meta({ id: 'TeamRoster' });
export type TeamRoster = z.output<typeof TeamRoster>;

export const CoachChange = z
  .object({
    role: z.enum(COACH_ROLES),
    untilDay: Day.nullable().describe('The last day, on the team’s calendar; null: no end.'),
  })
  .meta({ id: 'TeamCoachChange' });

const LetsIn = z.enum(['athlete', ...COACH_ROLES]).describe('As what it lets people in.');
export const NewCode = z
  .object({
    letsIn: LetsIn,
    coachUntilDay: Day.nullable()
      .default(null)
      .describe('The last day of a coach who comes by it; null: no end.'),
    days: z.int().min(1).max(90).default(14).describe('For how long it lets people in.'),
  })
  .meta({ id: 'NewTeamCode' });
const code = {
  id: z.uuid(),
  letsIn: LetsIn,
  coachUntilDay: Day.nullable(),
  usesLeft: z.int(),
  createdAt: Moment,
  expiresAt: Moment,
};
export const CodeList = z.object({ items: z.array(z.object(code)) }).meta({ id: 'TeamCodes' });
export const CodeMade = z
  .object({
    ...code,
    code: z.string().describe('Shown this once: it is kept nowhere.'),
    link: z.string().describe('To hand over. Begins with a slash where PUBLIC_URL is not set.'),
  })
  .meta({ id: 'TeamCodeMade' });
