import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Bindery } from '#src/sessions/bindery';
import { SessionFile } from '#src/sessions/session-file.entity';
import { SessionSource } from '#src/sessions/session-source.entity';
import { RawDataAged, SessionChanged, SessionPurged } from '#src/sessions/sessions.topics';
import { SourceDesk } from '#src/sessions/source-desk';
import { bareRecording } from '#src/sessions/source-row';

/** Sees to it that raw form, streams, places and kept files are gone when a source's terms say so. */
@Injectable()
export class RawData {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Bindery) private readonly bindery: Bindery,
    @Inject(SourceDesk) private readonly desk: SourceDesk,
  ) {}

  /** Each session in a transaction of its own: one that cannot be purged now does not keep the others. */
  @Handles(RawDataAged)
  async onAged(): Promise<void> {
    const due = await this.database.read(SessionSource).find({
      select: { id: true, athleteId: true, sessionId: true },
      where: this.spent(),
      order: { expiresAt: 'ASC' },
    });
    if (due.length === 0) return;
    const sessions = new Map(due.map(({ sessionId, athleteId }) => [sessionId, athleteId]));
    const failures: unknown[] = [];
    for (const [id, athleteId] of sessions)
      await this.database
        .transaction((tx) => this.purge(tx, { id, athleteId }))
        .catch((error: unknown) => failures.push(error));
    await this.database.wipe().catch(() => undefined); // what cannot be wiped now is so soon, in the course of things
    if (failures.length > 0) throw failures[0];
  }

  /** Past its days and still raw; or purged, and its terms have become stricter since. */
  private spent() {
    const expiresAt = LessThanOrEqual(this.clock.now());
    return [
      { expiresAt, purgedAt: IsNull() },
      { expiresAt, derived: 'purge' as const },
    ];
  }

  private async purge(tx: Tx, session: { id: string; athleteId: string }): Promise<void> {
    await takeTurns(tx, `sessions:${session.athleteId}`);
    const now = this.clock.now();
    const due = await tx.findBy(
      SessionSource,
      this.spent().map((row) => ({ ...row, sessionId: session.id })),
    );
    const kept = due.filter(({ derived }) => derived === 'keep');
    for (const { id, recording } of kept) {
      const left = { recording: bareRecording(recording), streams: null, purgedAt: now };
      await tx.update(SessionSource, id, left);
    }
    await tx.delete(SessionFile, { sourceId: In(kept.map(({ id }) => id)) });
    if (kept.length > 0) await this.bindery.rebind(tx, session);
    await this.desk.takeOut(
      tx,
      session.athleteId,
      due.filter(({ derived }) => derived === 'purge'),
    );
    if (kept.length > 0) await this.tell(tx, session.id, kept);
  }

  /** Where one of the two lineages has nothing raw left, what was reckoned in it stands for ever. */
  private async tell(tx: Tx, sessionId: string, purged: SessionSource[]): Promise<void> {
    const rows = await tx.findBy(SessionSource, { sessionId });
    const shareable = rows.filter((row) => row.shareable);
    const isSpent = (lineage: SessionSource[]) => lineage.every(({ purgedAt }) => purgedAt !== null);
    const key = `${sessionId}:${newId()}`;
    if (isSpent(rows) || (shareable.length > 0 && isSpent(shareable)))
      await this.outbox.put(tx, SessionPurged, { sessionId }, { key });
    const changed = { sessionId, shareable: purged.some((row) => row.shareable) };
    if (!isSpent(rows)) await this.outbox.put(tx, SessionChanged, changed, { key });
  }
}
