import { z } from 'zod';
import { HealthDataYes } from '#src/people/consents.shapes';
import { BirthDate } from '#src/people/people.shapes';
import { TimeZoneOfBrowser } from '#src/people/preferences';
import { LANGUAGES, UNITS } from '#src/words/words';

export const SignInWays = z
  .object({
    password: z.boolean().describe('False: only the provider lets people in here.'),
    passkey: z.boolean(),
    provider: z.object({ name: z.string() }).nullable().describe('null: there is none.'),
  })
  .meta({ id: 'SignInWays' });

export const ProviderAddress = z
  .object({ url: z.url().describe('Where to send the browser.') })
  .meta({ id: 'ProviderAddress' });

/** A page of ours, and nobody else's. */
const OwnPath = z
  .string()
  .max(200)
  .regex(/^\/(?![/\\])[\w\-./?=&%]*$/, 'must be a path of this site');

export const ReturnTo = z.object({ returnTo: OwnPath }).meta({ id: 'ReturnTo' });

/** What a provider sends back with the browser; it may send more. */
export const FromProvider = z.object({ state: z.string().max(500).optional() });

export const NewcomerView = z
  .object({
    email: z.string().meta({ format: 'email' }),
    needsInvitation: z.boolean().describe('True: only who has an invitation may go on.'),
  })
  .meta({ id: 'ProviderNewcomer' });

export const NewcomerForm = z
  .object({
    birthDate: BirthDate,
    language: z.enum(LANGUAGES),
    healthData: HealthDataYes,
    invitation: z.string().max(200).nullable().default(null),
    units: z.enum(UNITS).optional(),
    timeZone: TimeZoneOfBrowser.optional(),
  })
  .meta({ id: 'ProviderJoin' });

export const OwnProviderView = z
  .object({
    name: z.string().nullable().describe('null: there is no provider.'),
    connectedSince: z.iso.datetime().nullable(),
  })
  .meta({ id: 'OwnProvider' });
