import type { ActivityFile, Recording } from '#src/sessions/recording.port';
import { ActivityFileReader } from '#src/sessions/recording.port';
import { Intake } from '#src/sessions/intake';
import { aRecording, type RecordingWishes } from './a-recording.js';
import type { TestApp } from './app.js';

/** Stands in for the reader of files where a test is about what follows: a file's name tells which recording it holds. */
export class PlayedBack extends ActivityFileReader {
  private readonly recordings: Recording[] = [];

  read({ name }: ActivityFile): Promise<Recording> {
    return Promise.resolve(this.recordings[Number(name)]!);
  }

  /** Hands in a recording as wished; answers its session's id. */
  async handIn(svett: TestApp, athleteId: string, wishes: RecordingWishes): Promise<string> {
    const name = String(this.recordings.push(aRecording(wishes)) - 1);
    const { sessionId } = await svett.get(Intake).take(athleteId, { name, bytes: Buffer.from(name) });
    return sessionId;
  }
}
