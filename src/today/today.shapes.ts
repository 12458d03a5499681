import { z } from 'zod';
import { EstimateSummary } from '#src/estimates/estimate.shapes';
import { SPORTS } from '#src/kernel/sport';
import { CoverageView } from '#src/ledger/coverage.shapes';
import { InboxItem } from '#src/nudges/nudges.shapes';
import { ExpectedView } from '#src/plan/plan.shapes';
import { SessionSummary } from '#src/sessions/sessions.shapes';
import { EFFORTS } from '#src/sweat/intent';

const NextSession = z
  .object({
    plannedId: z.uuid().nullable().describe('null: not planned, but done on that weekday in most weeks.'),
    name: z.string().nullable().describe('As the plan is called.'),
    sport: z.enum(SPORTS),
    day: z.iso.date().describe('On the clock on the wall there.'),
    startsAt: z.iso.datetime().nullable().describe('null: only the day is known.'),
    utcOffsetS: z.int(),
    durationS: z.number(),
    effort: z.enum(EFFORTS).nullable(),
    isEvent: z.boolean(),
    isIndoors: z.boolean(),
    hasPlace: z.boolean().describe('Whether a place is told, for which there may be a forecast.'),
    expected: ExpectedView.omit({ hours: true }),
    forecastMaxC: z
      .number()
      .nullable()
      .describe('The warmest hour of that day there, as far as it is foretold; null indoors.'),
  })
  .meta({ id: 'NextSession' });
export type NextSession = z.output<typeof NextSession>;

export const TodayView = z
  .object({
    day: z.iso.date().describe('Today where you live.'),
    keepsHealthData: z
      .boolean()
      .describe('Whether you agree to that; without it nothing is reckoned, and what was stays as it is.'),
    hasMass: z.boolean().describe('Whether a body mass is told, without which there is no estimate.'),
    isLinked: z.boolean().describe('Whether any service brings sessions by itself.'),
    last: z
      .object({ session: SessionSummary, estimate: EstimateSummary })
      .nullable()
      .describe('What you did last; null: nothing is here yet.'),
    now: z.array(InboxItem).describe('What to do now, at most two, what matters most first.'),
    unseen: z.int().describe('How many words of the inbox you have not looked at.'),
    week: CoverageView.nullable().describe('How food met the need over seven days.'),
    next: NextSession.nullable().describe('What you mean to do next, or probably will.'),
  })
  .meta({ id: 'Today', description: 'All that the first page shows, in one answer.' });
export type TodayView = z.output<typeof TodayView>;
