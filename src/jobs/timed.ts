import type { Handler } from '#src/jobs/handles';
import { Postponed } from '#src/jobs/retry';
import type { Topic } from '#src/jobs/topic';
import { type Happenings, secondsSince, tell } from '#src/kernel/happenings';

/** The handler, whichever engine calls it, telling how long it took and what came of it. */
export function timed({ name: topic }: Topic, handler: Handler): Handler {
  return async (payload, finish) => {
    const began = performance.now();
    const ended = (result: Happenings['job.ended']['result']) =>
      tell('job.ended', { topic, result, tookS: secondsSince(began) });
    try {
      await handler(payload, finish);
    } catch (error) {
      ended(error instanceof Postponed ? 'postponed' : 'failed');
      throw error;
    }
    ended('done');
  };
}
