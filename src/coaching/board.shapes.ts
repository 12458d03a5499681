import { z } from 'zod';
import { SPORTS } from '#src/kernel/sport';
import { COVERAGE_STATES } from '#src/magnesium/coverage';
import { LOAD_WORDS } from '#src/coaching/load-words';
import { HEAT_WORDS } from '#src/coaching/heat-words';
import { LOOK_CODES } from '#src/coaching/look-codes';

const Day = z.iso.date();

/** Where a group of fields stands, for one athlete and one team. What is not `shared` is grey: it is not nothing. */
export const GROUP_STATES = ['shared', 'not-shared', 'not-shared-by-its-source', 'not-known-yet'] as const;
export type GroupState = (typeof GROUP_STATES)[number];

const Range = z
  .object({ low: z.number(), mid: z.number(), high: z.number() })
  .meta({ id: 'CoachRange', description: 'The middle, and the likely range (80 %) around it.' });
export type Range = z.output<typeof Range>;

const state = z
  .enum(GROUP_STATES)
  .describe(
    '`not-shared`: the athlete does not let the team’s coaches see it. `not-shared-by-its-source`: all there is of it ' +
      'in these days comes from a source that lets nobody else see. `not-known-yet`: nothing is known of it.',
  );
const isWithoutSome = z
  .boolean()
  .describe('There is more in these days that its source shares with nobody. How much is not told.');

const LitresAndShare = {
  litres: Range.describe('Litres of sweat, to a tenth.'),
  pct: Range.nullable().describe(
    'Per cent of body mass, to half a per cent, outwards. Reckoned with the mass to ten kilograms, so that nobody can reckon the mass from it. null: no mass is known.',
  ),
};

export const TrainingGroup = z
  .object({
    state,
    isWithoutSome,
    values: z
      .object({
        lastDay: Day.nullable().describe('The last day with a session, on the athlete’s own calendar.'),
        sessions: z.int(),
        minutes: z.int().describe('In motion.'),
        hotSessions: z.int().describe('Long and warm enough for the body to get used to heat.'),
        acclimatisation: z
          .enum(HEAT_WORDS)
          .nullable()
          .describe(
            'How used to heat their sessions have made them; null: some of the last 60 days are not shared by their source, and may have been hot.',
          ),
        load: z
          .enum(LOAD_WORDS)
          .nullable()
          .describe(
            'The last seven days beside the average of the last 28; null: too little is known, or some of them are not shared by their source. ' +
              'By what it was reckoned is not told: that heart rate is left out may tell of an illness.',
          ),
        isLoadWithoutSome: z
          .boolean()
          .describe('Some of those 28 days its source shares with nobody: then no load is told.'),
      })
      .nullable(),
  })
  .meta({ id: 'CoachTraining' });

export const SweatGroup = z
  .object({
    state,
    isWithoutSome,
    values: z
      .object({
        litres: LitresAndShare.litres.describe('All of the days together, to a tenth of a litre.'),
        dearest: z
          .object({ day: Day, ...LitresAndShare })
          .describe('The day that cost most. Drinking is not taken off.'),
        sessionsWithoutEstimate: z.int(),
      })
      .nullable(),
  })
  .meta({ id: 'CoachSweat' });

const Weighed = z
  .object({
    day: Day,
    changePct: z.number().describe('Body mass after against before, per cent to a half; below 0 is lighter.'),
    litres: Range.nullable().describe('Sweat as weighed; null where the weighing does not tell.'),
    drankMore: z.boolean().describe('More came in by drinking than went out.'),
  })
  .meta({ id: 'CoachWeighing' });
export type Weighed = z.output<typeof Weighed>;

export const WeighInsGroup = z
  .object({
    state,
    isWithoutSome,
    values: z.object({ weighings: z.int(), latest: Weighed }).nullable(),
  })
  .meta({ id: 'CoachWeighIns' });

const CoverageWindow = z
  .object({
    from: Day,
    to: Day,
    word: z.enum(COVERAGE_STATES),
    pct: Range.nullable().describe('Eaten, of what is needed, per cent to five; null: nothing is noted.'),
    loggedDays: z.int(),
    neededDays: z.int().describe('Days that must be noted as whole before a word is said.'),
  })
  .meta({ id: 'CoachCoverageWindow' });
export type CoverageWindow = z.output<typeof CoverageWindow>;

export const CoverageGroup = z
  .object({ state, isWithoutSome, values: CoverageWindow.nullable() })
  .meta({ id: 'CoachCoverage' });

export const TalkGroup = z
  .object({
    state,
    values: z.object({ wish: z.enum(['fine', 'talk']), day: Day }).nullable(),
  })
  .meta({ id: 'CoachTalk', description: 'In the athlete’s own word; nothing of a check-in is in it.' });

const groups = {
  training: TrainingGroup,
  sweat: SweatGroup,
  weighIns: WeighInsGroup,
  coverage: CoverageGroup,
  talk: TalkGroup,
};

export const BoardRow = z
  .object({ memberId: z.uuid(), name: z.string(), ...groups })
  .meta({ id: 'CoachBoardRow' });
export type BoardRow = z.output<typeof BoardRow>;

const Reason = z.object({
  code: z.enum(LOOK_CODES),
  values: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .describe('What stands in its text: `coaching.look.<code>`.'),
});

export const LookAt = z
  .object({ memberId: z.uuid(), name: z.string(), reasons: z.array(Reason) })
  .meta({ id: 'CoachLookAt', description: 'Somebody to look at today, and why; gravest reason first.' });
export type LookAt = z.output<typeof LookAt>;

const averageState = z
  .enum(['shown', 'too-few', 'resting'])
  .describe(
    '`too-few`: fewer than five share it. `resting`: somebody came, left, or began or ended to share within a week.',
  );

export const Averages = z
  .object({
    sweat: z.object({ state: averageState, litres: z.number().nullable() }),
    coverage: z.object({ state: averageState, pct: z.number().nullable() }),
  })
  .meta({ id: 'CoachAverages', description: 'Of those who share, five at least, coarsely rounded.' });
export type Averages = z.output<typeof Averages>;

export const SHOWS = ['all', 'trained', 'to-look-at'] as const;
export const SORTS = ['name', 'sweat', 'load', 'coverage'] as const;

export const BoardQuery = z.object({
  days: z.enum(['7', '28']).default('7').transform(Number),
  show: z.enum(SHOWS).default('all'),
  sort: z.enum(SORTS).default('name'),
});
export type BoardQuery = z.output<typeof BoardQuery>;

export const Board = z
  .object({
    team: z.object({ id: z.uuid(), name: z.string() }),
    from: Day,
    to: Day.describe('Today, on the team’s calendar.'),
    members: z.int().describe('In the team, also those who are not shown here.'),
    rows: z.array(BoardRow),
    toLookAt: z.array(LookAt),
    averages: Averages,
  })
  .meta({ id: 'CoachBoard' });
export type Board = z.output<typeof Board>;

export const MemberQuery = z.object({ days: z.enum(['7', '28', '84']).default('28').transform(Number) });
export const TeamId = z.uuid();
export const MemberId = z.uuid();

const SessionLine = z
  .object({
    day: Day,
    sport: z.enum(SPORTS),
    minutes: z.int(),
    isHot: z.boolean(),
    sweat: z.object(LitresAndShare).nullable().describe('null: nothing could be estimated, or not yet.'),
    load: z
      .enum(['lighter', 'usual', 'harder'])
      .nullable()
      .describe('Beside their usual session; null: too little is known.'),
  })
  .meta({ id: 'CoachSession' });
export type SessionLine = z.output<typeof SessionLine>;

export const MemberPage = z
  .object({
    memberId: z.uuid(),
    name: z.string(),
    joinedOn: Day,
    from: Day,
    to: Day,
    training: TrainingGroup,
    sweat: SweatGroup,
    sessions: z.array(SessionLine).describe('Newest first; empty where they are not shared.'),
    weighIns: z
      .object({ state, isWithoutSome, values: z.array(Weighed).nullable() })
      .meta({ id: 'CoachWeighInList' }),
    coverage: z
      .object({
        state,
        isWithoutSome,
        values: z.object({ week: CoverageWindow, month: CoverageWindow }).nullable(),
      })
      .meta({ id: 'CoachCoverages' }),
    talk: TalkGroup,
    toLookAt: z.array(Reason).describe('As on the board; gravest first.'),
  })
  .meta({ id: 'CoachMember' });
export type MemberPage = z.output<typeof MemberPage>;
