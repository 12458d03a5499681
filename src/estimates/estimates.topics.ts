import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** A session taught something about its athlete that sessions after it were reckoned without. */
export const LessonLearned = topic('estimates.lesson-learned', z.object({ athleteId: z.uuid() }));
