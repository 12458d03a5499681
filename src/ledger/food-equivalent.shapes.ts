import { z } from 'zod';
import { Reference } from '#src/ledger/coverage.shapes';

const Mg = z.number();

export const SessionFood = z
  .object({
    inFood: z
      .object({
        toEatMg: z
          .object({ low: Mg, mid: Mg, high: Mg })
          .describe('What must be eaten for as much to be taken up again, mg: the likely 80 %.'),
        top: z.string().describe('A food you eat, in your language: an amount with its range.'),
        others: z.array(z.string()),
      })
      .nullable()
      .describe('null: nothing was estimated, or of all foods none suits you.'),
    everyday: Reference,
  })
  .meta({ id: 'SessionFood' });
