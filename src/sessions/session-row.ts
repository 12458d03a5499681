import type { Recording } from '#src/sessions/recording.port';
import type { Session } from '#src/sessions/session.entity';

/** What a session's row holds beside the recording. */
export type Marks = Pick<Session, 'id' | 'athleteId' | 'shareable' | 'provenance' | 'frozen'>;

/** A recording as its row, without the streams and the weather: those stay with the sources. */
export function rowOf(recording: Recording, marks: Marks): Omit<Session, 'sameAs' | 'createdAt'> {
  const { streams: _, weather: __, athlete, ...same } = recording;
  return { ...same, ...marks, deviceAthlete: athlete };
}
