import { z } from 'zod';
import { isReadable, READ_IT } from '#src/kernel/own-words';

const NOTE_LENGTH = 500;

export const CoachNoteForm = z
  .object({
    id: z.uuid().describe('Of your making: sent again it is the same note.'),
    text: z.string().trim().min(1).max(NOTE_LENGTH).refine(isReadable, READ_IT),
  })
  .meta({ id: 'CoachNoteForm' });
export type CoachNoteForm = z.output<typeof CoachNoteForm>;

export const CoachNoteView = z
  .object({
    id: z.uuid(),
    text: z.string(),
    at: z.iso.datetime().describe('When you wrote it.'),
    arrival: z
      .enum(['waiting', 'in-inbox', 'not-delivered'])
      .describe(
        'waiting: for a moment in which its reader may be disturbed; not-delivered: they did not want to be told, or one of you had left. Whether it was read is not told.',
      ),
  })
  .meta({ id: 'CoachNoteView' });
export type CoachNoteView = z.output<typeof CoachNoteView>;

export const CoachNoteList = z.object({ items: z.array(CoachNoteView) }).meta({ id: 'CoachNoteList' });
