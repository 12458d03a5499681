import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/**
 * What sessions teach of their athlete is other than what those after them were reckoned with: one taught, or went. Those
 * that began before `since` need not be seen anew; null: all are to be.
 */
export const LessonLearned = topic(
  'estimates.lesson-learned',
  z.object({ athleteId: z.uuid(), since: z.iso.datetime().nullable().default(null) }),
);

/** What weigh-ins say of an athlete's sweating is other than what their sessions were estimated with. */
export const FactorMoved = topic(
  'estimates.factor-moved',
  z.object({ athleteId: z.uuid(), taskId: z.uuid() }),
);

/** An athlete's current estimates were made by another version of the model than the one running now. */
export const ModelChanged = topic('estimates.model-changed', z.object({ athleteId: z.uuid() }));

/** What a session cost has been written down anew: whoever reckons on from a session's data may. */
export const SessionReckoned = topic('estimates.session-reckoned', z.object({ sessionId: z.uuid() }));

/** All of an athlete's sessions were looked at anew, as something that is known of the person changed. */
export const AthleteReckoned = topic('estimates.athlete-reckoned', z.object({ athleteId: z.uuid() }));
