import { ActivityFileReader } from '#src/sessions/recording.port';
import type { ActivityFile, Recording } from '#src/sessions/recording.port';
import { DEFAULT_LIMITS } from '#integrations/activity-files/limits';
import { readActivity } from '#integrations/activity-files/read-activity';

/** Reads where it stands: for a command that has nothing else to do, and for tests of everything around it. */
export class InThreadReader extends ActivityFileReader {
  constructor(private readonly limits = DEFAULT_LIMITS) {
    super();
  }

  async read(file: ActivityFile): Promise<Recording> {
    return readActivity(file.bytes, this.limits);
  }

  /** Nothing to stop; here so that either reader can stand in for the other. */
  async close(): Promise<void> {}
}
