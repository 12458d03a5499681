import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { keep, sha256, withoutGzip } from '#src/sessions/kept-file';
import { type ActivityFile, ActivityFileReader } from '#src/sessions/recording.port';
import { type Entered, SessionLog } from '#src/sessions/session-log';
import { encodeStreams } from '#src/sessions/stream-blob';

export interface TakenIn extends Entered {
  /** Codes of what a person should know about the file: `truncated`, … */
  notes: string[];
}

/** Takes a workout file in: whoever hands it in, and however often. */
@Injectable()
export class Intake {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ActivityFileReader) private readonly reader: ActivityFileReader,
    @Inject(SessionLog) private readonly log: SessionLog,
  ) {}

  /** @throws FileNotUsable with the reason, when no session can be made of it */
  async take(athleteId: string, { name, bytes }: ActivityFile): Promise<TakenIn> {
    const file = { name, bytes: await withoutGzip(bytes) };
    const known = await this.log.knows(athleteId, sha256(file.bytes));
    if (known) return { outcome: 'already-known', sessionId: known, notes: [] };
    // Read by a worker thread and pressed by another: neither waits for the other.
    const [recording, kept] = await Promise.all([this.reader.read(file), keep(file)]);
    const entry = { recording, file: kept, streams: encodeStreams(recording.streams) };
    const entered = await this.database.transaction((tx) => this.log.record(tx, athleteId, entry));
    return { ...entered, notes: recording.notes };
  }
}
