import { z } from 'zod';
import { TaskView } from '#src/people/people.shapes';

export const ExportView = z
  .object({
    id: z.uuid().describe('Also of its task.'),
    state: TaskView.shape.state,
    done: z.int().describe('Rows and files packed.'),
    total: z.int().nullable(),
    problemCode: z.string().nullable(),
    askedAt: z.iso.datetime(),
    until: z.iso.datetime().nullable().describe('When the file goes; null while it is being made.'),
    bytes: z.int().nullable().describe('Size of the file; null while it is being made.'),
  })
  .meta({ id: 'Export' });
export const ExportList = z.object({ items: z.array(ExportView) }).meta({ id: 'ExportList' });

export const ImportBegun = z
  .object({ taskId: z.uuid().describe('Its task tells how far it is, and why it failed.') })
  .meta({ id: 'ImportBegun' });

const Meant = 'Says that this, and nothing less, is meant.';
export const EraseAccount = z
  .object({ erase: z.literal('account').describe(Meant) })
  .meta({ id: 'EraseAccount' });
export const EraseData = z.object({ erase: z.literal('data').describe(Meant) }).meta({ id: 'EraseData' });
