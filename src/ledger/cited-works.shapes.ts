import { z } from 'zod';

export const CitedWork = z
  .object({
    key: z.string().describe('As in docs/science.md.'),
    text: z.string().describe('Who, where and when.'),
    href: z.url().nullable().describe('Where to read it; null: no lasting address is known.'),
  })
  .meta({ id: 'CitedWork' });
