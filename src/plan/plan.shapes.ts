import { z } from 'zod';
import { NO_FLUID_TARGET } from '#src/circumstances/fluid-targets';
import { Credit } from '#src/estimates/estimate.shapes';
import { isReadable, READ_IT } from '#src/kernel/own-words';
import { SPORTS } from '#src/kernel/sport';
import { UNFORETOLD } from '#src/plan/unforetold';
import { Profile } from '#src/people/people.shapes';
import { PLACE_NAME_LENGTH, PLANNED_NAME_LENGTH } from '#src/plan/planned-session.entity';
import { EFFORTS } from '#src/sweat/intent';

const Day = z.iso.date();
/** As far ahead as anything is planned: so many days at most are asked for at once. */
const MOST_DAYS = 731;
/** Nothing shorter costs anything worth telling, and nothing longer is one session, seconds. */
const DURATION_S = { from: 300, to: 172_800 };

export const PlanSpan = z
  .object({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= MOST_DAYS * 86_400_000, {
    error: `give a last day that is the first one or up to ${MOST_DAYS} days later`,
    path: ['to'],
  });
export const PlanId = z.uuid();

export const Place = z.object({
  latitudeDeg: z.number().min(-90).max(90),
  longitudeDeg: z.number().min(-180).max(180),
});
const PlaceName = z
  .string()
  .nullable()
  .describe('What you call the place; null: nothing, or no place is told.');
const Clothing = Profile.shape.usualClothing.describe(
  'What you will wear, as in the profile. null: what you usually do.',
);
const EffortWord = z.enum(EFFORTS).nullable().describe('How hard it is meant to be; null: not told.');
const TargetPowerW = z
  .number()
  .gt(0)
  .max(2_000)
  .nullable()
  .describe('Mean watts it is meant to be held at; counts on a bicycle and in a boat.');
const TargetSpeedMs = z
  .number()
  .gt(0)
  .max(12)
  .nullable()
  .describe('Mean speed, metres a second; counts on foot.');

export const PlanForm = z
  .object({
    name: z.string().trim().min(1).max(PLANNED_NAME_LENGTH).refine(isReadable, READ_IT),
    sport: z.enum(SPORTS),
    startsAt: z.iso
      .datetime({ offset: true, local: false })
      .describe('With the distance from UTC of the clock on the wall there: 2026-12-01T18:00:00+01:00.'),
    isTimeKnown: z.boolean().default(true).describe('False: only the day counts.'),
    durationS: z.number().int().min(DURATION_S.from).max(DURATION_S.to),
    effort: EffortWord.default(null),
    targetPowerW: TargetPowerW.default(null),
    targetSpeedMs: TargetSpeedMs.default(null),
    isEvent: z.boolean().default(false).describe('A race, or another day that matters.'),
    indoors: z.boolean().nullable().default(null).describe('null: as the sport usually is.'),
    place: Place.nullable()
      .default(null)
      .describe('Kept to a hundredth of a degree, about a kilometre. null: not told.'),
    placeName: z
      .string()
      .trim()
      .min(1)
      .max(PLACE_NAME_LENGTH)
      .refine(isReadable, READ_IT)
      .nullable()
      .default(null)
      .describe('What you call the place; goes with it.'),
    clothing: Clothing.default(null),
  })
  .meta({ id: 'PlannedSessionForm' });
export type PlanForm = z.output<typeof PlanForm>;

const plan = {
  id: z.uuid(),
  clientId: z.uuid(),
  source: z.string().describe('`own`, or the linked brand whose calendar tells it.'),
  name: z.string(),
  sport: z.enum(SPORTS),
  startsAt: z.iso.datetime(),
  utcOffsetS: z.int(),
  day: Day.describe('On the clock on the wall there.'),
  isTimeKnown: z.boolean(),
  durationS: z.int(),
  effort: EffortWord,
  targetPowerW: TargetPowerW,
  targetSpeedMs: TargetSpeedMs,
  isEvent: z.boolean(),
  indoors: z.boolean().nullable(),
  place: Place.nullable(),
  placeName: PlaceName,
  clothing: Clothing,
  doneBy: z.uuid().nullable().describe('The session that was this one when it was done.'),
};
const PlannedSessionView = z.object(plan).meta({ id: 'PlannedSession' });
export type PlannedSessionView = z.output<typeof PlannedSessionView>;
export const PlannedList = z.object({ items: z.array(PlannedSessionView) }).meta({ id: 'PlannedSessions' });

const Likely = z
  .object({ p10: z.number(), p50: z.number(), p90: z.number() })
  .describe('80 % of what is likely lies between p10 and p90.');
const Hour = z
  .object({
    fromS: z.number().describe('Seconds from the start.'),
    toS: z.number(),
    sweatL: Likely.describe('Sweat of this hour, litres.'),
    totalL: Likely.describe('Sweat from the start to the end of this hour, litres.'),
    airC: z.number().nullable().describe('Mean of the hour; null in the water.'),
    isDark: z
      .boolean()
      .nullable()
      .describe('Whether the sun is down; null under a roof, and where no place is told.'),
  })
  .meta({ id: 'ExpectedHour' });
export const ExpectedView = z
  .object({
    state: z.enum(['expected', 'abstained']),
    reasons: z.array(z.string()).describe('Why nothing is told, as codes; empty where something is.'),
    sweatL: Likely.nullable(),
    massLossKg: Likely.nullable().describe('What a scale would show without drinking.'),
    magnesiumMg: Likely.nullable(),
    sodiumMg: Likely.nullable(),
    airC: Likely.nullable().describe('The air it is reckoned with; null in the water.'),
    hours: z
      .array(Hour)
      .describe(
        'Hour by hour, the last one as long as what is left. They add up to `sweatL`; empty where nothing is told.',
      ),
    assumptions: z.array(z.string()).describe('What was taken for known, as codes.'),
    quality: z.object({ grade: z.enum(['A', 'B', 'C', 'D']), reasons: z.array(z.string()) }).nullable(),
    weather: z.array(Credit).describe('Weather services whose forecast it rests on.'),
  })
  .meta({ id: 'ExpectedLoss', description: 'What a session to come will probably cost.' });
export type ExpectedView = z.output<typeof ExpectedView>;

const DrinkingView = z
  .object({
    why: z
      .enum([...NO_FLUID_TARGET, 'no-estimate'])
      .nullable()
      .describe('Why no amount is named to this person; null: one is.'),
    mostL: z
      .number()
      .nullable()
      .describe(
        'Who drinks by a plan and not by thirst stays below this in all, litres: half of the least that is likely sweated, and never more than 0.8 an hour. A ceiling, and no amount to reach.',
      ),
    mostLPerH: z.number().nullable().describe('The same for an hour of it.'),
    byHourL: z
      .array(z.number())
      .nullable()
      .describe('The same from the start to the end of each hour of `expected.hours`.'),
  })
  .meta({ id: 'PlanDrinking' });

export const PlanDetail = z
  .object({
    ...plan,
    expected: ExpectedView,
    drinking: DrinkingView,
    forecastMaxC: z
      .number()
      .nullable()
      .describe('The warmest hour of that day there, as far as it is foretold; null indoors.'),
    forecast: z
      .enum(['told', ...UNFORETOLD])
      .nullable()
      .describe(
        '`told`: it is reckoned with a forecast. Else why usual weather is taken, of which the range is wider. null: no sky has a part in it.',
      ),
    forecastFrom: Day.nullable().describe('With `too-far`: the day from which on a forecast is asked for.'),
  })
  .meta({ id: 'PlannedSessionDetail' });
export type PlanDetail = z.output<typeof PlanDetail>;
