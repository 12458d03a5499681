import { z } from 'zod';
import { isName, NAME_IT } from '#src/kernel/own-words';
import { Sha256, SHOWN } from '#src/people/consents.shapes';
import { GUARDIAN_STATES } from '#src/teams/guardians';
import { SHARE_GROUPS } from '#src/teams/share-group';
import { MISSING } from '#src/teams/share-states';
import { TALK_WISHES } from '#src/teams/talk-word.entity';
import { CALLED_LENGTH, COACH_ROLES } from '#src/teams/team-coach.entity';

export const TeamId = z.uuid();
export const TeamGroup = z.enum(SHARE_GROUPS);

const Moment = z.iso.datetime();
const Day = z.iso.date();
export const CalledName = z
  .string()
  .trim()
  .min(1)
  .max(CALLED_LENGTH)
  .refine(isName, NAME_IT)
  .describe('What one wants to be called in the team.');
/** With room for what somebody types between the letters. */
const Code = z.string().min(1).max(60);

export const TeamLook = z.object({ code: Code }).meta({ id: 'TeamLook' });

const ShareYes = z.object({
  group: TeamGroup,
  untilDay: Day.nullable().default(null),
  textSha256: Sha256,
});
export const TeamJoin = z
  .object({
    code: Code,
    name: CalledName,
    shares: z
      .array(ShareYes)
      .max(SHARE_GROUPS.length)
      .refine((all) => new Set(all.map(({ group }) => group)).size === all.length, 'name each group once')
      .default([])
      .describe(
        'What you let the coaches see from the start. Left out: nothing. A coach has nothing to share.',
      ),
  })
  .meta({ id: 'TeamJoin' });

export const ShareForm = z
  .object({
    given: z.boolean(),
    untilDay: Day.nullable()
      .default(null)
      .describe('The last day of a yes, on your own calendar; null: until you take it back.'),
    textSha256: Sha256.optional().describe('Of the text you were shown: a yes needs it, a no does not.'),
  })
  .refine(({ given, textSha256 }) => !given || textSha256 !== undefined, {
    path: ['textSha256'],
    error: SHOWN,
  })
  .meta({ id: 'TeamShareForm' });
export type ShareForm = z.output<typeof ShareForm>;

const ShareView = z
  .object({
    group: TeamGroup,
    given: z.boolean().describe('Your last word is a yes to today’s text, and its last day has not passed.'),
    inForce: z.boolean().describe('Coaches see it: given, and nothing is missing.'),
    untilDay: Day.nullable(),
    at: Moment.nullable().describe('When you last said so, one way or the other; null: never.'),
    label: z.string(),
    text: z.string().describe('What you say yes or no to, in your language.'),
    textSha256: Sha256,
  })
  .meta({ id: 'TeamShare' });

export const GuardianOf = z.object({
  needed: z.boolean().describe('Not known to be 18 or older: nothing is shared without a guardian’s yes.'),
  state: z.enum(GUARDIAN_STATES).nullable().describe('null: none is needed.'),
  name: z.string().nullable().describe('The guardian’s, as the athlete wrote it.'),
});

export const SharesView = z
  .object({
    shares: z.array(ShareView),
    missing: z
      .array(z.enum(MISSING))
      .describe(
        'What is needed before anything of a yes is seen: consents (PUT consents/:purpose), a guardian.',
      ),
  })
  .meta({ id: 'TeamShares' });

const TalkView = z.object({
  wish: z.enum(TALK_WISHES),
  at: Moment,
  seenUntil: Moment.describe('From then on coaches see it no more, and it is gone.'),
});
export const CoachView = z.object({
  name: z.string(),
  role: z.enum(COACH_ROLES),
  since: Moment.describe('Since when they have coached the team without a break.'),
  untilDay: Day.nullable(),
});

const OwnTeam = z
  .object({
    id: z.uuid(),
    name: z.string(),
    timeZone: z.string(),
    asMember: z
      .object({
        memberId: z.uuid(),
        name: z.string(),
        joinedAt: Moment,
        ...SharesView.shape,
        guardian: GuardianOf,
        talk: TalkView.nullable().describe('The last word you let coaches see, as long as they see it.'),
      })
      .nullable(),
    asCoach: z.object({ coachId: z.uuid(), ...CoachView.shape }).nullable(),
    coaches: z.array(CoachView),
  })
  .meta({ id: 'OwnTeam' });
export const OwnTeams = z.object({ items: z.array(OwnTeam) }).meta({ id: 'OwnTeams' });
export type OwnTeams = z.output<typeof OwnTeams>;

export const TeamOpens = z
  .object({
    teamId: z.uuid(),
    name: z.string(),
    letsIn: z.enum(['athlete', ...COACH_ROLES]),
    coaches: z.array(CoachView),
    isIn: z.boolean().describe('You have been let in as that already.'),
    shares: z
      .array(ShareView.pick({ group: true, label: true, text: true, textSha256: true }))
      .describe('What an athlete may share with the coaches; empty for a coach.'),
    guardianNeeded: z.boolean(),
  })
  .meta({ id: 'TeamOpens' });

export const TeamNaming = z.object({ name: CalledName }).meta({ id: 'TeamOwnName' });
export const TalkForm = z.object({ wish: z.enum(TALK_WISHES) }).meta({ id: 'TeamTalk' });
export const TalkSaid = TalkView.meta({ id: 'TeamTalkSaid' });

export const GuardianAsking = z
  .object({ name: CalledName.describe('The guardian’s name: the coaches see it.') })
  .meta({ id: 'GuardianAsking' });
export const GuardianLink = z
  .object({
    link: z.string().describe('To hand to the guardian. Begins with a slash where PUBLIC_URL is not set.'),
    expiresAt: Moment.describe('Until when it may be answered; a yes can be taken back with it for ever.'),
  })
  .meta({ id: 'GuardianLink' });

/** Newest first; `next` goes into `before` for the page after it. */
export const BeforeQuery = z.object({ before: z.string().max(200).optional() });
const Next = z.string().nullable().describe('For the next page, as ?before=; null: there is none.');

export const LookList = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        teamId: z.uuid(),
        teamName: z.string(),
        coachName: z.string(),
        what: z.string().describe('Where they saw it.'),
        groups: z.array(TeamGroup).describe('What of yours could be seen there.'),
        times: z.int().describe('How often, in that hour.'),
        firstAt: Moment,
        lastAt: Moment,
      }),
    ),
    next: Next,
  })
  .meta({ id: 'TeamLooks' });

export const SharingLog = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        teamId: z.uuid(),
        teamName: z.string(),
        group: z.enum([...SHARE_GROUPS, 'guardian']),
        given: z.boolean(),
        untilDay: Day.nullable(),
        at: Moment,
        by: z
          .enum(['you', 'coach', 'guardian'])
          .describe(
            'Who said so: yourself, also by leaving; a coach who ended your time in the team; a guardian.',
          ),
        textSha256: Sha256,
        isTodaysText: z.boolean().describe('False: the wording has changed since, and a yes holds no more.'),
      }),
    ),
    next: Next,
  })
  .meta({ id: 'TeamSharingLog' });
