import { z } from 'zod';
import { Sha256, SHOWN } from '#src/people/consents.shapes';
import { LANGUAGES } from '#src/words/words';

const Token = z.string().min(1).max(200);
export const GuardianToken = z
  .object({ token: Token, language: z.enum(LANGUAGES) })
  .meta({ id: 'GuardianToken' });
export const GuardianPage = z
  .object({
    teamName: z.string(),
    athleteName: z.string().describe('What they chose to be called in the team.'),
    guardianName: z.string(),
    coaches: z.array(z.string()),
    given: z
      .boolean()
      .nullable()
      .describe('What was said last by this link, to today’s text; null: nothing that holds.'),
    mayAnswer: z.boolean().describe('False: too late for a yes; only a no is heard.'),
    expiresAt: z.iso.datetime(),
    label: z.string(),
    text: z.string(),
    textSha256: Sha256,
  })
  .meta({ id: 'GuardianPage' });
export const GuardianAnswer = z
  .object({
    token: Token,
    language: z.enum(LANGUAGES).describe('In which the text was read.'),
    given: z.boolean(),
    textSha256: Sha256.optional().describe('Of the text that was shown: a yes needs it, a no does not.'),
  })
  .refine(({ given, textSha256 }) => !given || textSha256 !== undefined, {
    path: ['textSha256'],
    error: SHOWN,
  })
  .meta({ id: 'GuardianAnswer' });
