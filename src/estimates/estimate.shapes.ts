import { z } from 'zod';
import { SPORTS } from '#src/kernel/sport';
import { STEPS } from '#src/sweat/waterfall';

/** 80 % of what is likely lies between p10 and p90: what every text calls "likely". */
const range = { p10: z.number(), p90: z.number() };

export const LitresRange = z
  .object({ litres: z.number(), ...range, p2_5: z.number(), p97_5: z.number() })
  .meta({
    id: 'LitresRange',
    description: 'Litres of sweat: the median, the likely range (80 %) and the outer one (95 %).',
  });

export const MagnesiumRange = z
  .object({ mg: z.number(), ...range, p5: z.number(), p95: z.number() })
  .meta({ id: 'MagnesiumRange', description: 'Magnesium in that sweat, mg: median, 80 % and 90 % range.' });

export const MineralRange = z.object({ mg: z.number(), ...range }).meta({ id: 'MineralRange' });

export const EstimateInputView = z
  .object({
    name: z.string(),
    value: z.union([z.number(), z.string(), z.boolean()]),
    unit: z.string(),
    source: z.enum([
      'stream',
      'device',
      'weather',
      'profile',
      'told',
      'flag',
      'file',
      'learned',
      'laboratory',
      'default',
    ]),
  })
  .meta({ id: 'EstimateInput', description: 'One thing the estimate rests on, and where it came from.' });

export const DriverView = z
  .object({
    driver: z.enum(['effort', 'air', 'humidity', 'sun', 'wind', 'clothing', 'personal']),
    deltaL: z.number(),
    actual: z.object({ value: z.number(), unit: z.string() }),
    neutral: z.object({ value: z.number(), unit: z.string() }),
  })
  .meta({
    id: 'Driver',
    description: 'The median less the median with this one input at its neutral value, litres.',
  });

export const EstimateLegView = z
  .object({ sport: z.enum(SPORTS), durationS: z.number(), litres: z.number(), ...range })
  .meta({ id: 'EstimateLeg' });

export const Credit = z
  .object({ text: z.string(), url: z.string() })
  .meta({ id: 'Credit', description: 'Who must be named beside the data, and where their name leads.' });
export type Credit = z.infer<typeof Credit>;

export const EstimateState = z.enum(['waiting', 'ready', 'abstained', 'failed']);

export const SessionEstimateView = z
  .object({
    state: EstimateState,
    frozen: z
      .boolean()
      .describe(
        'The data it was made of is gone, as its source demands; the numbers stay and are not made anew.',
      ),
    reasons: z.array(z.string()).describe('Why there is no estimate, as codes; empty when there is one.'),
    model: z.object({ name: z.string(), version: z.string() }).nullable(),
    durationS: z.number().nullable(),
    sweat: LitresRange.nullable(),
    rateLPerH: z.object({ median: z.number(), ...range }).nullable(),
    massLossKg: z
      .object({ kg: z.number(), ...range })
      .nullable()
      .describe('What a scale would show without drinking: sweat, respired water and carbon.'),
    magnesium: MagnesiumRange.nullable(),
    minerals: z.record(z.string(), MineralRange).nullable(),
    withSweatTest: z
      .boolean()
      .describe(
        'The magnesium is reckoned with a laboratory’s test of your own sweat. Never so through a token.',
      ),
    quality: z.object({ grade: z.enum(['A', 'B', 'C', 'D']), reasons: z.array(z.string()) }).nullable(),
    outdated: z
      .boolean()
      .describe('You have said something else of the session since: it is being reckoned anew with that.'),
    inputs: z.array(EstimateInputView),
    weather: z
      .array(Credit)
      .describe('Weather services whose data it was made with; empty where none took part.'),
    legs: z.array(EstimateLegView),
    vendorEstimateMl: z.number().nullable().describe('The device maker’s own estimate, for comparison only.'),
    curve: z
      .object({
        minute: z.array(z.number()),
        rateLPerH: z.array(z.number()),
        p10: z.array(z.number()),
        p90: z.array(z.number()),
      })
      .nullable(),
  })
  .meta({ id: 'SessionEstimate' });
export type SessionEstimateView = z.infer<typeof SessionEstimateView>;

/** The numbers of an estimate as they are kept; the rest stands in columns of its own, or with the session. */
export type EstimateResult = Omit<
  SessionEstimateView,
  'state' | 'frozen' | 'weather' | 'vendorEstimateMl' | 'withSweatTest' | 'outdated'
> & {
  /** When the athlete had last said something of the session as this was made; absent where they had said nothing. */
  toldAt?: string;
};

/** `a,b,c`: the sessions asked about, at most 200. */
export const SessionIds = z.object({
  sessionIds: z
    .string()
    .max(200 * 37)
    .transform((ids) => ids.split(',').filter((id) => id !== ''))
    .pipe(z.array(z.uuid()).max(200))
    .describe('Ids of the sessions asked about, at most 200, with commas between.'),
});

export const EstimateSummary = z
  .object({
    sessionId: z.string(),
    state: EstimateState,
    sweat: LitresRange.nullable(),
    magnesium: MagnesiumRange.nullable(),
    grade: z.enum(['A', 'B', 'C', 'D']).nullable(),
    reasons: z.array(z.string()),
  })
  .meta({ id: 'EstimateSummary' });
export type EstimateSummary = z.infer<typeof EstimateSummary>;

export const EstimateSummaries = z
  .object({ items: z.array(EstimateSummary) })
  .meta({ id: 'EstimateSummaries' });

const Told = z.object({ value: z.number(), unit: z.string() });

export const WaterfallView = z
  .object({
    startL: z
      .number()
      .describe(
        'The same minutes done easily on a cool calm day by somebody who sweats as people do, litres.',
      ),
    steps: z
      .array(
        z.object({
          step: z.enum(STEPS),
          fromL: z.number().describe('Litres with all steps before it.'),
          toL: z.number().describe('Litres with this one as well.'),
          actual: Told,
          calm: Told.describe('What it is where the waterfall starts.'),
        }),
      )
      .describe('In an order that is always the same; they add up to the median.'),
  })
  .meta({ id: 'Waterfall', description: 'How a calm session becomes this one, one thing after another.' });

export const DriversView = z
  .object({
    items: z.array(DriverView).describe('They need not add up: heat and effort work on each other.'),
    note: z.string(),
    waterfall: WaterfallView,
  })
  .meta({
    id: 'Drivers',
    description: 'What made the session cost what it did, each thing alone and one after another.',
  });
