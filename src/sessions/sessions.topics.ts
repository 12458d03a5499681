import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** An athlete's session is in the book for the first time. */
export const SessionRecorded = topic('sessions.session-recorded', z.object({ sessionId: z.uuid() }));

/** An athlete's session is gone, with everything made of it; what it taught must be forgotten. */
export const SessionRemoved = topic(
  'sessions.session-removed',
  z.object({ sessionId: z.uuid(), athleteId: z.uuid() }),
);
