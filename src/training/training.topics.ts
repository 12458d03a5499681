import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** What a session that was done just now cost and asked of whoever did it has been written down, or written down anew. */
export const LoadKept = topic('training.load-kept', z.object({ athleteId: z.uuid(), sessionId: z.uuid() }));

/** Sessions of an athlete have no training load yet, or one by another version of the rules. */
export const LoadsBehind = topic('training.loads-behind', z.object({ athleteId: z.uuid() }));
