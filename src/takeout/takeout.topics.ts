import { z } from 'zod';
import { topic } from '#src/jobs/topic';

const Work = z.object({ taskId: z.uuid(), athleteId: z.uuid(), accountId: z.uuid() });

/** Somebody wants everything of theirs as one file. */
export const ExportAsked = topic('takeout.export-asked', Work);

/** Somebody handed in an export of another Svett, or of this one. */
export const ImportHandedIn = topic('takeout.import-handed-in', Work);

/** Another hour has passed over the exports that lie ready. */
export const ExportsAged = topic('takeout.exports-aged', z.object({}));

/** Somebody's data is to go, with their account or without: whatever has begun is brought to its end. */
export const ErasureBegun = topic(
  'takeout.erasure-begun',
  z.object({
    athleteId: z.uuid(),
    accountId: z.uuid(),
    what: z.enum(['data', 'account']),
    at: z.iso.datetime(),
  }),
);
