import { z } from 'zod';
import { ARCHIVE_KINDS } from '#src/archives/archive.port';
import { OUTCOMES } from '#src/archives/archive-entry.entity';
import { TaskView } from '#src/people/people.shapes';

const Count = z.int().nonnegative();

const ArchiveSummary = z.object({
  id: z.uuid(),
  kind: z.enum(ARCHIVE_KINDS),
  name: z.string().describe('The file, as you named it.'),
  state: TaskView.shape.state,
  done: Count.describe('Workouts dealt with.'),
  total: Count.nullable().describe('Workouts in it; null: it is still being looked through.'),
  byCommand: z.boolean().describe('Handed in by the command, which goes on when it is run again.'),
  problemCode: z.string().nullable().describe('Why it ended early; null otherwise.'),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});

export const ArchiveView = ArchiveSummary.extend({
  taken: Count.describe('Workouts nobody had told of.'),
  merged: Count.describe('Workouts that were there already, and of which it told more.'),
  known: Count.describe('Workouts of which it told nothing new.'),
  skipped: Count.describe('Workouts no session came of.'),
  reasons: z
    .array(z.object({ outcome: z.enum(OUTCOMES), reason: z.string(), count: Count }))
    .describe('What was not to be had, and of how many.'),
  passedOver: Count.nullable().describe('Files in it that hold no workout: steps, sleep, settings.'),
  masses: Count.describe('Days whose body mass it told.'),
}).meta({ id: 'Archive' });
export type ArchiveView = z.output<typeof ArchiveView>;

export const ArchiveList = z.object({ items: z.array(ArchiveView) }).meta({ id: 'ArchiveList' });

export const ArchiveEntryPage = z
  .object({
    items: z.array(
      z.object({
        number: Count,
        name: z.string(),
        startedAt: z.iso.datetime().nullable(),
        outcome: z.enum(OUTCOMES),
        reason: z.string().nullable(),
      }),
    ),
    next: z.int().nullable().describe('Give it as `after` for the next page; null at the end.'),
  })
  .meta({ id: 'ArchiveEntryPage' });

export const EntryQuery = z.object({
  outcome: z.enum(OUTCOMES).default('skipped'),
  after: z.coerce.number().int().min(-1).default(-1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
