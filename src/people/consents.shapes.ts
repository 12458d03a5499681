import { z } from 'zod';
import { CONSENT_METHODS } from '#src/people/consent.entity';
import { PURPOSES } from '#src/people/purpose';
import { LANGUAGES } from '#src/words/words';

export const ConsentPurpose = z.enum(PURPOSES);

export const SHOWN = 'send the textSha256 of the text that was shown';
const SHA256 = /^[0-9a-f]{64}$/;
export const Sha256 = z.string().regex(SHA256, SHOWN);

/** The yes to health data in forms that make an account. */
export const HealthDataYes = z
  .string({ error: `${SHOWN}, or null for no` })
  .regex(SHA256, `${SHOWN}, or null for no`)
  .nullable()
  .describe(
    'Agrees to Svett keeping health data: `textSha256` of the text that was shown (GET consents/health-data/text). ' +
      'null: does not. Then there is an account, and nothing to keep in it.',
  );

export const ConsentSaid = z
  .object({
    given: z.boolean(),
    textSha256: Sha256.optional().describe('Of the text you were shown: a yes needs it, a no does not.'),
  })
  .refine(({ given, textSha256 }) => !given || textSha256 !== undefined, {
    path: ['textSha256'],
    error: SHOWN,
  })
  .meta({ id: 'ConsentSaid' });

export const TextLanguage = z.object({ language: z.enum(LANGUAGES) });

export const ConsentTextView = z
  .object({
    purpose: ConsentPurpose,
    language: z.enum(LANGUAGES),
    label: z.string(),
    text: z.string().describe('What one says yes or no to.'),
    textSha256: Sha256,
  })
  .meta({ id: 'ConsentText' });

export const ConsentView = z
  .object({
    purpose: ConsentPurpose,
    given: z.boolean(),
    at: z.iso.datetime().nullable().describe('When you last said so, one way or the other; null: never.'),
    label: z.string(),
    text: z.string().describe('What you say yes or no to, in your language.'),
    textSha256: Sha256,
  })
  .meta({ id: 'Consent' });

export const ConsentLine = z
  .object({
    purpose: ConsentPurpose,
    given: z.boolean(),
    at: z.iso.datetime(),
    method: z.enum(CONSENT_METHODS),
    language: z.enum(LANGUAGES),
    textSha256: Sha256.describe('SHA-256 of label, empty line, text, as they stood in front of you.'),
    isTodaysText: z.boolean().describe('False: the wording has changed since, and a yes holds no more.'),
    saidHere: z.boolean().describe('False: said to another Svett, and brought along in an export.'),
  })
  .meta({ id: 'ConsentLine' });

export const ConsentList = z
  .object({
    items: z.array(ConsentView),
    log: z.array(ConsentLine).describe('Everything you ever said, newest first.'),
  })
  .meta({ id: 'ConsentList' });
