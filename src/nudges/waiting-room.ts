import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Nudge } from '#src/nudges/nudge.entity';
import { isPending, momentOf } from '#src/nudges/pending';
import { NudgeDue } from '#src/nudges/nudges.topics';

/** Nudges that wait for their moment, each with the fact that will come true in it. */
@Injectable()
export class WaitingRoom {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  /** Those that say the same, whether they wait, were said or were not. */
  same(
    tx: Tx,
    { athleteId, key, sessionId, kind }: Pick<Nudge, 'athleteId' | 'key' | 'sessionId' | 'kind'>,
  ): Promise<Nudge[]> {
    const same = { athleteId, key };
    return tx.findBy(Nudge, sessionId === null ? same : [same, { sessionId, kind }]);
  }

  /** Nothing was said by then. */
  async forget(tx: Tx, silent: readonly Nudge[]): Promise<void> {
    await tx.delete(Nudge, { id: In(silent.map(({ id }) => id)), state: 'silent' });
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
