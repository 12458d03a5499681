import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** What an athlete weighed at home may have found its session, or may be kept no longer; null: what anybody did. */
export const WeighingsDue = topic(
  'weighing.weighings-due',
  z.object({ athleteId: z.uuid().nullable().default(null) }),
);
