import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** Somebody told laboratory values, or told one otherwise. Says nothing of what they are. */
export const LabValuesTold = topic('labs.values-told', z.object({ athleteId: z.uuid() }));
