import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** An athlete's session is in the book for the first time. */
export const SessionRecorded = topic('sessions.session-recorded', z.object({ sessionId: z.uuid() }));

/** An athlete's session is gone, with everything made of it; what it taught must be forgotten. */
export const SessionRemoved = topic(
  'sessions.session-removed',
  z.object({ sessionId: z.uuid(), athleteId: z.uuid() }),
);

/**
 * A source came to a session, changed or went: what is merged from them is not what it was. `shareable`: also where it
 * is merged from shareable sources alone.
 */
export const SessionChanged = topic(
  'sessions.session-changed',
  z.object({ sessionId: z.uuid(), shareable: z.boolean().default(true) }),
);

/**
 * An athlete said something else of a session than before: what it was, where, in what air. `takenBack`: something they
 * had said holds no more, so what was made of it must go.
 */
export const SessionTold = topic(
  'sessions.session-told',
  z.object({ sessionId: z.uuid(), takenBack: z.boolean() }),
);

/** An athlete told what they weighed around a session and drank in it, or told it otherwise. */
export const WeighInTold = topic(
  'sessions.weigh-in-told',
  z.object({ athleteId: z.uuid(), sessionId: z.uuid() }),
);

/** Raw data of some sources may have reached the end of the time their terms allow. */
export const RawDataAged = topic('sessions.raw-data-aged', z.object({}));

/** The raw form of all a session was made of, in one or both lineages, is gone: its results can no longer be made anew. */
export const SessionPurged = topic('sessions.session-purged', z.object({ sessionId: z.uuid() }));
