import { z } from 'zod';
import { SPORTS } from '#src/kernel/sport';
import { CALIBRATION_GROUPS } from '#src/sweat/calibration';
import { TEMPERATURE_BANDS } from '#src/sweat/next-weighing';

/** Far beyond what can be: what was mistyped is to be asked about, in words, before it is refused. */
export const ScaleMass = z.number().min(0).max(2000);
const Part = z.number().min(0).max(5000);

/** What happened between two weighings, and how it was weighed. */
export const betweenWeighings = {
  drinkKg: Part.nullable().describe(
    'Drunk between the two weighings, kg (a litre is a kilogram); null: not known.',
  ),
  foodKg: Part.describe('Eaten between them, kg.'),
  urineKg: Part.describe('Passed between them, kg.'),
  stoolKg: Part.describe('Passed between them, kg.'),
  scaleStepKg: z.number().min(0.001).max(5).describe('The smallest step the scale shows, kg.'),
  clothed: z.boolean().describe('Weighed in the kit trained in, which keeps sweat.'),
  towelled: z.boolean().describe('Dried off before the second weighing.'),
  drinkEstimated: z.boolean().describe('The drink was judged by eye.'),
};

/** What is taken where nobody says: nothing eaten or left, a usual scale, bare and dry. */
export const plainlyWeighed = {
  foodKg: betweenWeighings.foodKg.default(0),
  urineKg: betweenWeighings.urineKg.default(0),
  stoolKg: betweenWeighings.stoolKg.default(0),
  scaleStepKg: betweenWeighings.scaleStepKg.default(0.1),
  clothed: betweenWeighings.clothed.default(false),
  towelled: betweenWeighings.towelled.default(true),
  drinkEstimated: betweenWeighings.drinkEstimated.default(false),
};

const told = {
  preKg: ScaleMass.describe('Before, kilograms.'),
  postKg: ScaleMass.describe('After, kilograms.'),
  ...betweenWeighings,
  extraMin: z.number().min(0).max(1440).describe('Minutes between the weighings beside the session itself.'),
};

export const WeighInForm = z
  .object({
    ...told,
    ...plainlyWeighed,
    extraMin: told.extraMin.default(0),
    sure: z.boolean().default(false).describe('Save it although it looks mistyped.'),
  })
  .meta({ id: 'WeighInForm' });

const range = { p10: z.number(), p90: z.number() };
const Litres = z.object({ litres: z.number(), ...range });

export const SweatTestView = z
  .object({
    outcome: z
      .enum(['taught', 'refused', 'nothing-to-compare'])
      .describe('Whether it teaches how you sweat; `nothing-to-compare`: the session has no estimate.'),
    refusals: z.array(z.string()).describe('Why it teaches nothing, as codes.'),
    cautions: z.array(z.string()).describe('What to know of it, as codes.'),
    measured: Litres.nullable().describe('Sweat as weighed, with the error of the weighing.'),
    estimated: Litres.nullable().describe('What Svett says without this weighing.'),
    place: z
      .enum(['below', 'inside', 'above'])
      .nullable()
      .describe('Where the measured litres lie against the estimated likely range.'),
    againstPeople: z
      .object({ times: z.number(), ...range })
      .nullable()
      .describe('Measured, as a multiple of what people like you sweat in such a session.'),
  })
  .meta({ id: 'SweatTest' });

export const WeighInView = z
  .object({
    sessionId: z.uuid(),
    sport: z.enum(SPORTS),
    startedAt: z.iso.datetime(),
    utcOffsetS: z.int().nullable(),
    ...told,
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    test: SweatTestView,
  })
  .meta({ id: 'WeighIn' });
export type WeighInView = z.output<typeof WeighInView>;

export const SessionWeighIn = z
  .object({ weighIn: WeighInView.nullable().describe('null: this session was not weighed.') })
  .meta({ id: 'SessionWeighIn' });

export const WeighInSaved = z
  .object({
    weighIn: WeighInView,
    taskId: z.uuid().describe('The task that estimates your sessions anew; see /api/v1/tasks.'),
  })
  .meta({ id: 'WeighInSaved' });

export const WeighInList = z.object({ items: z.array(WeighInView) }).meta({ id: 'WeighInList' });

const kind = {
  group: z.enum(CALIBRATION_GROUPS).describe('Sports that share one factor.'),
  band: z.enum(TEMPERATURE_BANDS).describe('cold: below 10 °C; mild: to 20; warm: to 28; hot: above.'),
};

export const NextWeighIns = z
  .object({
    items: z.array(
      z.object({
        ...kind,
        like: z.uuid().describe('A session of that kind you did.'),
        sport: z.enum(SPORTS),
        durationMin: z.number(),
        gain: z
          .number()
          .describe('Share of what is unknown of you that one such weighing would take away, 0 to 1.'),
        text: z.string().describe('The same in your language.'),
      }),
    ),
  })
  .meta({ id: 'NextWeighIns' });

export const SweatFactors = z
  .object({
    weighIns: z.int().describe('Those that taught.'),
    items: z.array(
      z.object({
        ...kind,
        sport: z.enum(SPORTS),
        durationMin: z.number(),
        sessions: z.int(),
        tests: z.int().describe('Weigh-ins of this group.'),
        factor: z
          .object({ times: z.number(), ...range })
          .describe('How much more or less than people like you; 1: the same.'),
        before: Litres.describe('A usual session of the kind, before any weigh-in.'),
        after: Litres.describe('The same with all of them.'),
        narrower: z.number().describe('How much narrower the likely range became, 0 to 1.'),
      }),
    ),
  })
  .meta({ id: 'SweatFactors' });
export type SweatFactors = z.output<typeof SweatFactors>;
export type NextWeighIns = z.output<typeof NextWeighIns>;
