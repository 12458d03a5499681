import { Inject, Injectable } from '@nestjs/common';
import { Between } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import type { KeptFile } from '#src/sessions/kept-file';
import type { Recording } from '#src/sessions/recording.port';
import { SessionFile } from '#src/sessions/session-file.entity';
import { rowOf } from '#src/sessions/session-row';
import { SessionStream } from '#src/sessions/session-stream.entity';
import { Session } from '#src/sessions/session.entity';
import { NoSuchSession } from '#src/sessions/sessions.problems';
import { SessionRecorded, SessionRemoved } from '#src/sessions/sessions.topics';

export interface Entry {
  recording: Recording;
  file: KeptFile;
  /** As stream-blob.ts writes them. */
  streams: Uint8Array;
}

export interface Entered {
  outcome: 'recorded' | 'already-known';
  sessionId: string;
}

/** Two files whose start and length differ by no more than this hold the same workout. */
const SAME_WITHIN_S = 1;

/** The book of what athletes have done. Each session stands in it once, however often it is handed in. */
@Injectable()
export class SessionLog {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Writes the session, its file and its streams, and says so to whoever listens, all in one transaction. */
  async record(tx: Tx, athleteId: string, { recording, file, streams }: Entry): Promise<Entered> {
    await takeTurns(tx, `sessions:${athleteId}`);
    const byFile = await tx.findOneBy(SessionFile, { athleteId, sha256: file.sha256 });
    if (byFile) return { outcome: 'already-known', sessionId: byFile.sessionId };
    const twin = await this.twinOf(tx, athleteId, recording);
    const sessionId = twin ?? newId();
    const createdAt = this.clock.now();
    if (!twin) {
      await tx.insert(Session, rowOf(recording, { id: sessionId, athleteId, createdAt }));
      await tx.insert(SessionStream, { sessionId, bytes: Buffer.from(streams) });
      await this.outbox.put(tx, SessionRecorded, { sessionId }, { key: sessionId });
    }
    await tx.insert(SessionFile, { id: newId(), sessionId, athleteId, ...file, createdAt });
    return { outcome: twin ? 'already-known' : 'recorded', sessionId };
  }

  /** Where the athlete's file with this content went; null when it is new. */
  async knows(athleteId: string, sha256: string): Promise<string | null> {
    const file = await this.database.read(SessionFile).findOneBy({ athleteId, sha256 });
    return file?.sessionId ?? null;
  }

  /** @throws NoSuchSession also for somebody else's */
  async remove(tx: Tx, athleteId: string, sessionId: string): Promise<void> {
    const { affected } = await tx.delete(Session, { id: sessionId, athleteId });
    if (affected !== 1) throw new NoSuchSession();
    await this.outbox.put(tx, SessionRemoved, { sessionId, athleteId }, { key: sessionId });
  }

  /** The same workout from another file: another format, or exported anew. */
  private async twinOf(
    tx: Tx,
    athleteId: string,
    { identity, startedAt, elapsedS }: Recording,
  ): Promise<string | null> {
    if (identity !== null) {
      const same = await tx.findOneBy(Session, { athleteId, identity });
      if (same) return same.id;
    }
    const around = (s: number) => new Date(startedAt.getTime() + s * 1000);
    const twin = await tx.findOneBy(Session, {
      athleteId,
      startedAt: Between(around(-SAME_WITHIN_S), around(SAME_WITHIN_S)),
      elapsedS: Between(elapsedS - SAME_WITHIN_S, elapsedS + SAME_WITHIN_S),
    });
    return twin?.id ?? null;
  }
}
