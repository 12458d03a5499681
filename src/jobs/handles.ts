import type { Tx } from '#src/database/transaction';
import type { Topic } from '#src/jobs/topic';

/**
 * Ends a handler: its writes, the facts that follow from them, and the tick that this fact is dealt with are
 * committed together or not at all. A handler with nothing to write just returns.
 */
export type Finish = (work: (tx: Tx) => Promise<void>) => Promise<void>;

/** Delivery is at least once: hearing the same fact again must change nothing. */
export type Handler = (said: unknown, finish: Finish) => Promise<void>;

export const HANDLED_TOPIC = 'svett:handles';

/** Marks the one method that reacts to a topic: `async onSession(said: Said<typeof SessionRecorded>, finish: Finish)`. */
export function Handles(topic: Topic): MethodDecorator {
  return (target, method) => {
    Reflect.defineMetadata(HANDLED_TOPIC, topic, target, method);
  };
}
