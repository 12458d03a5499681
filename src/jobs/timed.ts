import type { Handler } from '#src/jobs/handles';
import { Postponed } from '#src/jobs/retry';
import type { Topic } from '#src/jobs/topic';
import { secondsSince, tell } from '#src/kernel/happenings';

/** The handler, whichever engine calls it, telling how long it took and what came of it. */
export function timed({ name: topic }: Topic, handler: Handler): Handler {
  return async (payload, finish) => {
    const began = performance.now();
    try {
      await handler(payload, finish);
      tell('job.ended', { topic, result: 'done', tookS: secondsSince(began) });
    } catch (error) {
      const result = error instanceof Postponed ? 'postponed' : 'failed';
      tell('job.ended', { topic, result, tookS: secondsSince(began) });
      throw error;
    }
  };
}
