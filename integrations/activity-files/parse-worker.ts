import { parentPort, workerData } from 'node:worker_threads';
import type { Recording } from '#src/sessions/recording.port';
import { FileNotUsable } from '#src/sessions/recording.problems';
import type { FileFault } from '#src/sessions/recording.problems';
import type { ReadLimits } from '#integrations/activity-files/limits';
import { readActivity } from '#integrations/activity-files/read-activity';

/** What a worker answers; a class would lose its kind on the way between threads. */
export type Answer =
  | { recording: Recording }
  | { refusal: { reason: FileFault; message: string; details: Record<string, string | number> } };

const limits = workerData as ReadLimits;

parentPort?.on('message', (bytes: Uint8Array) => {
  const answer = answerTo(bytes);
  parentPort?.postMessage(answer, 'recording' in answer ? buffersOf(answer.recording) : []);
});

function answerTo(bytes: Uint8Array): Answer {
  try {
    return { recording: readActivity(bytes, limits) };
  } catch (error) {
    if (!(error instanceof FileNotUsable)) throw error;
    return { refusal: { reason: error.reason, message: error.message, details: error.details } };
  }
}

/** Columns change hands instead of being copied. */
function buffersOf({ streams }: Recording): ArrayBuffer[] {
  const columns = [streams.timeS, ...Object.values(streams.channels)];
  return [...new Set(columns.map((column) => column.buffer as ArrayBuffer))];
}
