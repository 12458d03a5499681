import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** An athlete's session is in the book for the first time. */
export const SessionRecorded = topic('sessions.session-recorded', z.object({ sessionId: z.uuid() }));
