import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Nudge } from '#src/nudges/nudge.entity';
import { isPending, momentOf } from '#src/nudges/pending';
import { NudgeDue } from '#src/nudges/nudges.topics';

/** Nudges that wait for their moment, each with the fact that will come true in it. */
@Injectable()
export class WaitingRoom {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  /** One that says the same, whether it waits, was said or was not. */
  async same(
    tx: Tx,
    { athleteId, key, sessionId, kind }: Pick<Nudge, 'athleteId' | 'key' | 'sessionId' | 'kind'>,
  ): Promise<Nudge | null> {
    const found = await tx.findOneBy(Nudge, { athleteId, key });
    if (found || sessionId === null) return found;
    return tx.findOneBy(Nudge, { sessionId, kind });
  }

  async add(tx: Tx, nudge: Nudge): Promise<void> {
    await tx.insert(Nudge, nudge);
    if (isPending(nudge)) await this.come(tx, nudge.id, momentOf(nudge));
  }

  /** One that waits, to another moment. */
  async move(tx: Tx, nudge: Nudge, { dueAt, expiresAt }: Pick<Nudge, 'dueAt' | 'expiresAt'>): Promise<void> {
    if (nudge.state !== 'waiting' || dueAt >= expiresAt) return;
    if (nudge.dueAt.getTime() === dueAt.getTime() && nudge.expiresAt.getTime() === expiresAt.getTime())
      return;
    await tx.update(Nudge, nudge.id, { dueAt, expiresAt });
    await this.come(tx, nudge.id, dueAt);
  }

  /** A fact of an earlier moment than the nudge's own is passed over when it comes true. */
  async come(tx: Tx, nudgeId: string, dueAt: Date): Promise<void> {
    const key = `${nudgeId}:${dueAt.toISOString()}`;
    await this.outbox.put(tx, NudgeDue, { nudgeId }, { key, dueAt });
  }
}
