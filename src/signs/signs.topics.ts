import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** Somebody answered how they felt in a week, or answered otherwise, or took it back. */
export const SignsTold = topic('signs.told', z.object({ athleteId: z.uuid() }));
