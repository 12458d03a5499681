import { parentPort, workerData } from 'node:worker_threads';
import { layOut, type LaidOut } from '#integrations/archives/lay-out';
import { type ArchiveFault, ArchiveNotUsable } from '#src/archives/archives.problems';

/** What the worker is asked, and what it answers; a class would lose its kind on the way between threads. */
export interface Question {
  path: string;
  scratch: string;
}
export type Answer = { laidOut: LaidOut } | { fault: ArchiveFault };

const { path, scratch } = workerData as Question;

try {
  const laidOut = await layOut(path, scratch);
  const moved = laidOut.kind === 'apple-health' ? [laidOut.laid.heart.buffer as ArrayBuffer] : [];
  parentPort?.postMessage({ laidOut } satisfies Answer, moved);
} catch (error) {
  if (!(error instanceof ArchiveNotUsable)) throw error;
  parentPort?.postMessage({ fault: error.fault } satisfies Answer);
}
