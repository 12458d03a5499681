import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** Another day has passed over the facts that were dealt with. */
export const OutboxAged = topic('jobs.outbox-aged', z.object({}));
