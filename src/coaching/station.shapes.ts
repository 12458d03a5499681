import { z } from 'zod';
import { SIDES } from '#src/coaching/station-weighing.entity';

const litres = (what: string) => z.number().describe(what);
const byKit = z.object({ bare: z.number(), clothed: z.number() });

const FluidRule = z
  .object({
    nonSweatLPerH: litres('What a scale sees go that needs no drink, litres an hour between the weighings.'),
    leastErrorL: byKit.describe('Taken off what was lost, for the low side of it.'),
    quarterErrorL: byKit.describe('Taken off what was lost, for the most that may be named.'),
    shareSoon: z.number().describe('Of the low side, where the next session is within 24 hours.'),
    shareOtherwise: z.number(),
    mostL: litres('Never more than this.'),
    littleL: litres('Less is not named.'),
    longMin: z.number().describe('Where more minutes lie between the weighings no amount is named.'),
    usualLPerH: litres('How fast it is spread, litres an hour.'),
    leastHours: z.number(),
  })
  .describe('How an amount to drink follows from two weighings, so that a page can tell it offline.');

const DoubtRule = z
  .object({
    lightestKg: z.number(),
    heaviestKg: z.number(),
    apart: z.number().describe('As a share of the heavier weighing.'),
    scaleKg: z.number().describe('By so much two readings may differ by themselves.'),
    mostDrunkL: z.number(),
  })
  .describe('What looks mistyped and is asked about.');

export const StationView = z
  .object({
    team: z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() }),
    day: z.iso.date().describe('Today, on the team’s calendar.'),
    fluid: FluidRule,
    doubts: DoubtRule,
    keptDays: z.int().describe('A weighing that is older than this is not taken any more.'),
    openHours: z.int().describe('Past midnight what was weighed before it is today’s for so long.'),
    members: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          before: z.boolean().describe('Weighed before, in the newest round of today.'),
          after: z.boolean(),
          namesAmount: z
            .boolean()
            .describe('Whether an amount to drink may be named: to whoever is known to be 18.'),
        }),
      )
      .describe('Those who let the team’s coaches weigh them.'),
  })
  .meta({ id: 'Station' });
export type StationView = z.output<typeof StationView>;

export const MOST_ENTRIES = 200;

const StationEntry = z.object({
  id: z.uuid().describe('Of the sender’s making: sent again it is the same one.'),
  memberId: z.uuid(),
  when: z.enum(SIDES),
  at: z.iso.datetime({ offset: true }),
  // Far beyond what can be: what was mistyped is to be asked about before it is refused.
  massKg: z.number().min(0).max(2000),
  drinkL: z.number().min(0).max(5000).nullable().default(null).describe('Between the two; null: not known.'),
  clothed: z.boolean().default(false).describe('Weighed in the kit trained in.'),
  sure: z.boolean().default(false).describe('Take it although it looks mistyped.'),
  isNextWithinDay: z
    .boolean()
    .default(false)
    .describe('The next training is within 24 hours. It makes the amount to drink larger, and is not kept.'),
});
export type StationEntry = z.output<typeof StationEntry>;

export const StationEntries = z
  .object({ entries: z.array(StationEntry).min(1).max(MOST_ENTRIES) })
  .meta({ id: 'StationEntries' });

const Fluid = z.discriminatedUnion('say', [
  z.object({ say: z.enum(['gained', 'thirst']) }),
  z.object({ say: z.literal('amount'), lowL: z.number(), highL: z.number(), overHours: z.int() }),
]);
export type Fluid = z.output<typeof Fluid>;

const StationAnswer = z.object({
  id: z.uuid(),
  outcome: z.enum(['taken', 'known', 'doubtful', 'refused']),
  reason: z
    .enum(['not-in-team', 'not-shared', 'too-old', 'in-the-future'])
    .nullable()
    .describe('Why it was refused.'),
  doubts: z.array(z.string()).describe('What looks mistyped about it, as codes; say `sure` if it is right.'),
  fluid: Fluid.nullable().describe(
    'Once before and after stand: what to drink, in litres. Never any mass; and `thirst` to whoever did not enter both, as they could reckon the other from it.',
  ),
});
export type StationAnswer = z.output<typeof StationAnswer>;

export const StationAnswers = z.object({ items: z.array(StationAnswer) }).meta({ id: 'StationAnswers' });
