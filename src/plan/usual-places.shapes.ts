import { z } from 'zod';
import { SPORTS } from '#src/kernel/sport';
import { Place } from '#src/plan/plan.shapes';

export const UsualPlaceList = z
  .object({
    items: z
      .array(
        z
          .object({
            place: Place.describe('To a hundredth of a degree.'),
            name: z.string().nullable().describe('What you called it in a plan; null: nothing yet.'),
            plan: z.string().nullable().describe('The name of the newest plan there; null: none.'),
            sessions: z.int().describe('How many of your newest recordings began there.'),
            sport: z.enum(SPORTS).nullable().describe('What most of them were; null: none began there.'),
            lastOn: z.iso.date().nullable().describe('The day of the last of them.'),
          })
          .meta({ id: 'UsualPlace' }),
      )
      .describe('Most often gone to first; a dozen at most.'),
  })
  .meta({ id: 'UsualPlaces' });
export type UsualPlaceList = z.output<typeof UsualPlaceList>;
