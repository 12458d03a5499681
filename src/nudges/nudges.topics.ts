import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** The moment of a nudge has come: it is said, unless it is no longer worth saying. */
export const NudgeDue = topic('nudges.nudge-due', z.object({ nudgeId: z.uuid() }));

/** Some athletes may have come to the moment at which they are looked at. */
export const LooksDue = topic('nudges.looks-due', z.object({}));

/** An athlete is to be looked at, whether there is something to say to them. */
export const LookDue = topic(
  'nudges.look-due',
  z.object({ athleteId: z.uuid(), day: z.iso.date(), slot: z.enum(['morning', 'afternoon']) }),
);

/** What was said may be so old that it is forgotten. */
export const NudgesAged = topic('nudges.nudges-aged', z.object({}));
