import { z } from 'zod';
import { topic } from '#src/jobs/topic';
import { PURPOSES } from '#src/people/purpose';

/** An athlete told us something new of themselves: profile or body mass. What was estimated from it may change. */
export const ProfileChanged = topic('people.profile-changed', z.object({ athleteId: z.uuid() }));

/** An athlete lets Svett keep their health data, from now on or again: what was held off may come. */
export const HealthDataAllowed = topic('people.health-data-allowed', z.object({ athleteId: z.uuid() }));

/** The same, for whoever looks at athletes by the clock. */
export const LooksAllowed = topic('people.looks-allowed', z.object({ athleteId: z.uuid() }));

/** An athlete's days and hours are those of another place from now on. */
export const TimeZoneChanged = topic('people.time-zone-changed', z.object({ athleteId: z.uuid() }));

/** An athlete said yes or no to something; what was made with or without it may change. */
export const ConsentChanged = topic(
  'people.consent-changed',
  z.object({ athleteId: z.uuid(), purpose: z.enum(PURPOSES) }),
);
