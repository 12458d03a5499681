import { z } from 'zod';
import { betweenWeighings, plainlyWeighed, ScaleMass } from '#src/estimates/weigh-in.shapes';

const Moment = z.iso.datetime({ offset: true });

const Weighed = z.object({ at: Moment.describe('When the scale was stood on.'), kg: ScaleMass });

export const WeighingForm = z
  .object({
    before: Weighed,
    after: Weighed.nullable().default(null).describe('null: not yet; what was told of it stays.'),
    ...plainlyWeighed,
    drinkKg: betweenWeighings.drinkKg.default(null),
    sure: z.boolean().default(false).describe('Save it although it looks mistyped.'),
  })
  .meta({ id: 'WeighingForm' });
export type WeighingForm = z.output<typeof WeighingForm>;

export const WeighingView = z
  .object({
    id: z.uuid(),
    state: z
      .enum(['before', 'waiting', 'found'])
      .describe(
        '`before`: not weighed after yet; `waiting`: the session is not there yet; `found`: it is its weigh-in.',
      ),
    before: z.object({ at: z.iso.datetime(), kg: z.number().nullable() }),
    after: z.object({ at: z.iso.datetime(), kg: z.number().nullable() }).nullable(),
    ...betweenWeighings,
    sessionId: z.uuid().nullable().describe('Whose weigh-in it is.'),
    waitsUntil: z.iso.datetime().describe('Then it is let go, unless its session came.'),
  })
  .meta({ id: 'Weighing' });
export type WeighingView = z.output<typeof WeighingView>;

export const WeighingList = z
  .object({
    items: z.array(WeighingView).describe('Newest first.'),
    usualKg: z.number().nullable().describe('What you weighed last, kg, to begin from; null: nobody told.'),
  })
  .meta({ id: 'WeighingList' });
