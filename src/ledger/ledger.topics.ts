import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** What somebody told of how they felt has been looked at, and whether measuring may be wise is known. */
export const SignsWeighed = topic('ledger.signs-weighed', z.object({ athleteId: z.uuid() }));
