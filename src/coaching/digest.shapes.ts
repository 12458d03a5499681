import { z } from 'zod';

export const DIGEST_WAYS = ['email', 'push'] as const;
export type DigestWay = (typeof DIGEST_WAYS)[number];

export const DigestWish = z
  .object({
    wanted: z
      .boolean()
      .describe('In the morning after a day on which somebody trained, or when somebody is to be looked at.'),
    ways: z
      .array(z.enum(DIGEST_WAYS))
      .max(DIGEST_WAYS.length)
      .describe('By letter with all of it; on your devices with how many are to be looked at, and no name.'),
  })
  .meta({ id: 'TeamDigestWish' });
export type DigestWish = z.output<typeof DigestWish>;

export const DigestState = DigestWish.extend({
  canMail: z.boolean().describe('Whether this Svett sends letters at all.'),
}).meta({ id: 'TeamDigest' });
export type DigestState = z.output<typeof DigestState>;
