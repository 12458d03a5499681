import { z } from 'zod';
import { Credit } from '#src/estimates/estimate.shapes';
import { SPORTS } from '#src/kernel/sport';
import { PlanForm } from '#src/plan/plan.shapes';
import { EFFORTS } from '#src/sweat/intent';

export const TeamPlanId = z.uuid();

export const TeamPlanForm = PlanForm.pick({
  name: true,
  sport: true,
  startsAt: true,
  durationS: true,
  effort: true,
  indoors: true,
  place: true,
}).meta({ id: 'TeamPlanForm' });
export type TeamPlanForm = z.output<typeof TeamPlanForm>;

const Litres = z
  .object({ lowL: z.number(), highL: z.number() })
  .describe('Whole litres; half ones where they are few.');

export const TeamWaterView = z
  .object({
    state: z.enum(['expected', 'abstained']),
    reasons: z.array(z.string()).describe('Why nothing is told, as codes; empty where something is.'),
    bringL: Litres.nullable().describe(
      'Water to have there for the whole squad. Each drinks by thirst: it is no amount that anybody has to drink.',
    ),
    sweatL: Litres.nullable().describe(
      'What all of them together will probably sweat: 80 % of what is likely.',
    ),
    people: z
      .object({
        all: z.int(),
        fromOwnData: z
          .int()
          .describe('Of so many it is reckoned from their own data; the others as of anybody.'),
      })
      .describe('Who is reckoned with.'),
    ownData: z
      .enum(['used', 'too-few', 'resting'])
      .describe(
        '`too-few`: fewer than five share what it takes. `resting`: somebody came, went, or began or ended to share within a week. Then all are reckoned as anybody.',
      ),
    airC: z
      .object({ p10: z.number(), p50: z.number(), p90: z.number() })
      .nullable()
      .describe('The air it is reckoned with; null in the water.'),
    assumptions: z.array(z.string()).describe('What was taken for known, as codes.'),
    weather: z.array(Credit).describe('Weather services whose forecast it rests on.'),
  })
  .meta({ id: 'TeamWater', description: 'The water a team takes along to a planned session.' });
export type TeamWaterView = z.output<typeof TeamWaterView>;

export const TeamPlanView = z
  .object({
    id: z.uuid(),
    clientId: z.uuid(),
    name: z.string(),
    sport: z.enum(SPORTS),
    startsAt: z.iso.datetime(),
    utcOffsetS: z.int(),
    day: z.iso.date().describe('On the clock on the wall there.'),
    durationS: z.int(),
    effort: z.enum(EFFORTS).nullable(),
    indoors: z.boolean().nullable(),
    place: z.object({ latitudeDeg: z.number(), longitudeDeg: z.number() }).nullable(),
    water: TeamWaterView.nullable().describe(
      'In a list only of what begins within three days; null of what is past.',
    ),
  })
  .meta({ id: 'TeamPlan' });
export type TeamPlanView = z.output<typeof TeamPlanView>;

export const TeamPlanList = z.object({ items: z.array(TeamPlanView) }).meta({ id: 'TeamPlans' });
