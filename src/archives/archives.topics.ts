import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** An archive was handed in, or a slice of it was taken in and there is more. */
export const ArchiveAdvanced = topic('archives.advanced', z.object({ archiveId: z.uuid() }));

/** Files of archives may be left that nobody waits for any more. */
export const ArchiveFilesAged = topic('archives.files-aged', z.object({}));
