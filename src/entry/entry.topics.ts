import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** Sign-ins may have run out since the last time we looked. */
export const SignInsExpired = topic('entry.sign-ins-expired', z.object({}));
