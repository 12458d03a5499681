import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { afterCommit } from '#src/database/transaction';
import { Engine } from '#src/jobs/engine.port';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Clock } from '#src/kernel/clock';

/** A fact no try could settle, without what it says: that may tell of a person. */
export type AsideFact = Pick<
  OutboxRow,
  'id' | 'topic' | 'createdAt' | 'settledAt' | 'attempts' | 'crashes' | 'reason'
>;

const ASIDE = { outcome: 'set-aside' } as const;
/** As if nobody had ever tried. The reason stays until it is known whether it still holds. */
const ANEW = {
  ...{ settledAt: null, outcome: null, leaseOwner: null, leasedUntil: null },
  ...{ attempts: 0, crashes: 0 },
};

/** What was set aside for a person to look at, and its way back. */
@Injectable()
export class SetAside {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Engine) private readonly engine: Engine,
  ) {}

  /** The newest first, and how many there are in all. */
  async list(most: number): Promise<{ facts: AsideFact[]; total: number }> {
    const rows = this.database.read(OutboxRow);
    const facts = await rows.find({
      select: {
        ...{ id: true, topic: true, createdAt: true, settledAt: true },
        ...{ attempts: true, crashes: true, reason: true },
      },
      where: ASIDE,
      order: { settledAt: 'DESC', id: 'ASC' },
      take: most,
    });
    return { facts, total: await rows.countBy(ASIDE) };
  }

  /** Puts one back to be tried anew, all its tries before it. false: it is not set aside, or no more. */
  async tryAgain(id: string): Promise<boolean> {
    return (await this.back({ ...ASIDE, id })) > 0;
  }

  /** Puts all of them back, or those of one topic. Tells how many. */
  async tryAllAgain(topic?: string): Promise<number> {
    return this.back({ ...ASIDE, ...(topic === undefined ? {} : { topic }) });
  }

  private back(which: { outcome: 'set-aside'; id?: string; topic?: string }): Promise<number> {
    return this.database.transaction(async (tx) => {
      const { affected } = await tx.update(OutboxRow, which, { ...ANEW, dueAt: this.clock.now() });
      afterCommit(tx, () => this.engine.wake());
      return affected ?? 0;
    });
  }
}
