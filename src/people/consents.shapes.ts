import { z } from 'zod';
import { CONSENT_METHODS, PURPOSES } from '#src/people/consent.entity';
import { LANGUAGES } from '#src/words/words';

export const ConsentPurpose = z.enum(PURPOSES);

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const ConsentSaid = z
  .object({
    given: z.boolean(),
    textSha256: Sha256.optional().describe('Of the text you were shown; a yes to an older one is refused.'),
  })
  .meta({ id: 'ConsentSaid' });

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
