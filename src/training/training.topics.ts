import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** Sessions of an athlete have no training load yet, or one by another version of the rules. */
export const LoadsBehind = topic('training.loads-behind', z.object({ athleteId: z.uuid() }));
