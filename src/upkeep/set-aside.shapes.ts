import { z } from 'zod';

export const SetAsideQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });

const AsideView = z.object({
  id: z.uuid(),
  topic: z.string().describe('What kind of work, as the service calls it: `session.recorded`.'),
  putAt: z.iso.datetime().describe('When it came up.'),
  setAsideAt: z.iso.datetime(),
  tries: z.int(),
  crashes: z.int().describe('Of them, those over which the process ended.'),
  reason: z
    .string()
    .nullable()
    .describe('Why the last try failed: a problem’s code and sentence, or the bare name of an error.'),
});

export const SetAsideList = z
  .object({ items: z.array(AsideView), total: z.int().describe('Of all, also those beyond the limit.') })
  .meta({ id: 'SetAsideList' });

export const AgainOrder = z
  .object({ topic: z.string().max(80).nullable().describe('Only those of this kind; null: all.') })
  .meta({ id: 'AgainOrder' });
export const PutBack = z.object({ count: z.int() }).meta({ id: 'PutBack' });
