import type { Settings } from '#src/config/settings';
import { DatabaseNotUsable, startFault } from '#src/database/start-faults';
import { CodedProblem } from '#src/kernel/problem';

/** PostgreSQL's word for a right that is missing. */
const MAY_NOT = '42501';

class QueuesNotUsable extends CodedProblem {
  readonly kind = 'broken';
}

/** The queues did not open in time. */
export class QueuesSilent extends Error {
  override readonly name = 'QueuesSilent';
  readonly code = 'ETIMEDOUT';
}

/** Why the queues do not open, as a sentence that says what to do and holds no password. */
export function queueFault(error: unknown, settings: Settings): unknown {
  if (settings.redisUrl !== null) {
    if (!(error instanceof QueuesSilent)) return error;
    return new QueuesNotUsable(
      'queues.redis-silent',
      'Redis does not answer, or does not let us in, where REDIS_URL points; start it, or correct REDIS_URL.',
    );
  }
  if ((error as { code?: unknown } | null)?.code !== MAY_NOT) return startFault(error, settings);
  return new DatabaseNotUsable(
    'database.no-schema',
    'The user in DATABASE_URL may not create a schema; the database’s owner gives leave by: GRANT CREATE ON DATABASE … TO …',
  );
}
