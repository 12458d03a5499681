import { z } from 'zod';
import { LANGUAGES, UNITS } from '#src/words/words';

export const TIME_ZONE_LENGTH = 64;

/** What nobody has said anything about yet. */
export const USUAL_PREFERENCES = { units: 'metric', timeZone: 'UTC' } as const;

/** A place's time zone by its IANA name. Offsets such as +01:00 are no zones: they know no summer. */
export function isTimeZone(name: string): boolean {
  if (name.length > TIME_ZONE_LENGTH || /^[+-]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

export const TimeZone = z
  .string()
  .refine(isTimeZone, 'name a time zone as IANA does, like Europe/Stockholm')
  .describe('IANA name, like Europe/Stockholm.');

/**
 * A browser's own time zone, told along with something that matters more: a browser may know a zone younger than this
 * server's list, and an account must not fail on that.
 */
export const TimeZoneOfBrowser = z
  .string()
  .max(200)
  .transform((name) => (isTimeZone(name) ? name : USUAL_PREFERENCES.timeZone));

/** How somebody wants to be spoken to. */
export const Preferences = z.object({
  language: z.enum(LANGUAGES),
  units: z.enum(UNITS),
  timeZone: TimeZone,
});
export type Preferences = z.output<typeof Preferences>;

/** What is left out stays. */
export const PreferenceChange = Preferences.partial().meta({ id: 'MeChange' });
export type PreferenceChange = z.output<typeof PreferenceChange>;
