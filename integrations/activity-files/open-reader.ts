import { existsSync } from 'node:fs';
import type { ActivityFileReader } from '#src/sessions/recording.port';
import { InThreadReader } from '#integrations/activity-files/in-thread-reader';
import type { ReadLimits } from '#integrations/activity-files/limits';
import { WorkerReader } from '#integrations/activity-files/worker-reader';

/** A reader that must be closed when the service stops. */
export type OpenReader = ActivityFileReader & { close(): Promise<void> };

/** The reader for a service: in worker threads where it is built, in its own thread under the tests' TypeScript. */
export function openReader(options: { threads?: number; limits?: ReadLimits } = {}): OpenReader {
  const script = new URL('./parse-worker.js', import.meta.url);
  return existsSync(script) ? new WorkerReader({ script, ...options }) : new InThreadReader(options.limits);
}
