import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** Sign-ins may have run out since the last time we looked. */
export const SignInsExpired = topic('people.sign-ins-expired', z.object({}));

/** An athlete told us something new of themselves: profile or body mass. What was estimated from it may change. */
export const ProfileChanged = topic('people.profile-changed', z.object({ athleteId: z.uuid() }));
