import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Consents } from '#src/people/consents';
import { keep, type KeptFile, sha256, withoutGzip } from '#src/sessions/kept-file';
import { outOfZip } from '#src/sessions/out-of-zip';
import { type ActivityFile, ActivityFileReader, type Recording } from '#src/sessions/recording.port';
import { SessionLog } from '#src/sessions/session-log';
import { SourceDesk } from '#src/sessions/source-desk';
import { OWN } from '#src/sessions/source-row';
import { OWN_FILE } from '#src/sessions/source-terms.port';
import { encodeStreams } from '#src/sessions/stream-blob';

export interface TakenIn {
  /** `joined`: it tells of a workout that is there, and what it knows is taken in. */
  outcome: 'recorded' | 'joined' | 'already-known';
  sessionId: string;
  /** Codes of what a person should know about the file: `truncated`, … */
  notes: string[];
}

/** A file read, and made small to be kept. */
export interface Pressed {
  recording: Recording;
  file: KeptFile;
  /** As stream-blob.ts writes them; null without any. */
  streams: Uint8Array | null;
}

/** Takes a workout file in: whoever hands it in, and however often. */
@Injectable()
export class Intake {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ActivityFileReader) private readonly reader: ActivityFileReader,
    @Inject(SessionLog) private readonly log: SessionLog,
    @Inject(SourceDesk) private readonly desk: SourceDesk,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /** @throws FileNotUsable with the reason, when no session can be made of it @throws ConsentNeeded */
  async take(athleteId: string, given: ActivityFile): Promise<TakenIn> {
    await this.consents.demand(athleteId, 'health-data');
    const { name, bytes } = await outOfZip(given);
    const plain = { name, bytes: await withoutGzip(bytes) };
    const known = await this.log.knows(athleteId, sha256(plain.bytes));
    if (known) return { outcome: 'already-known', sessionId: known, notes: [] };
    const { recording, file, streams } = await this.pressed(plain);
    const told = {
      source: OWN,
      externalId: file.sha256,
      part: '',
      legOf: null,
      aliases: namesIn(name),
      recording,
      file,
      terms: OWN_FILE,
    };
    const entered = await this.database.transaction(async (tx) => {
      await this.consents.demand(athleteId, 'health-data', tx); // reading it took a while
      return this.desk.take(tx, athleteId, told, streams);
    });
    const { outcome, sessionId } = entered;
    if (outcome === 'dismissed' || outcome === 'changed')
      throw new Error('Nobody dismisses a file of their own, and another content is another file.');
    return { outcome, sessionId, notes: recording.notes };
  }

  /** Reads and presses a file; slow, so outside any transaction. @throws FileNotUsable */
  async pressed({ name, bytes }: ActivityFile): Promise<Pressed> {
    const plain = { name, bytes: await withoutGzip(bytes) };
    // Read by a worker thread and pressed by another: neither waits for the other.
    const [recording, file] = await Promise.all([this.reader.read(plain), keep(plain)]);
    const { streams } = recording;
    return { recording, file, streams: streams.timeS.length > 0 ? encodeStreams(streams) : null };
  }
}

/** Garmin names the files it gives out by the activity: `123_ACTIVITY.fit`. */
function namesIn(fileName: string): string[] {
  const id = /(?:^|[/\\])(\d{5,20})_ACTIVITY\.\w+/i.exec(fileName)?.[1];
  return id ? [`garmin:${id}`] : [];
}
