import { Inject, Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';
import type { Audience } from '#src/sessions/audience';
import { Session } from '#src/sessions/session.entity';
import { NoSuchSession } from '#src/sessions/sessions.problems';
import { WeighInTold } from '#src/sessions/sessions.topics';
import { WeighIn } from '#src/sessions/weigh-in.entity';

/** A weighing as it is kept. */
export type KeptWeighIn = WeighIn;

/** What an athlete tells of a weighing. */
export type Weighed = Omit<WeighIn, 'id' | 'sessionId' | 'athleteId' | 'createdAt' | 'changedAt'>;

/** What others may see of somebody's weighings, and whether there are more. */
export interface WeighedAmong {
  /** In no order that means anything. */
  weighIns: WeighIn[];
  isWithoutSome: boolean;
}

/** Sessions weighed before and after, one weighing each. What they teach is another room's to say. */
@Injectable()
export class WeighIns {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  async of(audience: Audience, athleteId: string, sessionId: string): Promise<WeighIn | null> {
    const row = await this.database.read(WeighIn).findOneBy({ athleteId, sessionId });
    return (await this.seenBy(audience, row ? [row] : []))[0] ?? null;
  }

  /** In no order that means anything. */
  async list(audience: Audience, athleteId: string): Promise<WeighIn[]> {
    return this.seenBy(audience, await this.database.read(WeighIn).findBy({ athleteId }));
  }

  /** Of each of them, told of since a moment; by athlete, in two queries, however many there are. */
  async ofMany(
    audience: 'others',
    athleteIds: readonly string[],
    since: Date,
  ): Promise<Map<string, WeighedAmong>> {
    const rows = await this.database
      .read(WeighIn)
      .findBy({ athleteId: In([...athleteIds]), createdAt: MoreThanOrEqual(since) });
    const shown = new Set(await this.seenBy(audience, rows));
    const found = new Map<string, WeighedAmong>(
      athleteIds.map((athleteId) => [athleteId, { weighIns: [], isWithoutSome: false }]),
    );
    for (const row of rows) {
      const own = found.get(row.athleteId)!;
      if (shown.has(row)) own.weighIns.push(row);
      else own.isWithoutSome = true;
    }
    return found;
  }

  /** Weighed again: the later word counts. @throws ConsentNeeded, or NoSuchSession also for somebody else's */
  async write(tx: Tx, athleteId: string, sessionId: string, weighed: Weighed): Promise<void> {
    await this.consents.demand(athleteId, 'health-data', tx);
    await takeTurns(tx, `sessions:${athleteId}`);
    if (!(await tx.existsBy(Session, { id: sessionId, athleteId }))) throw new NoSuchSession();
    await this.outbox.put(tx, WeighInTold, { athleteId, sessionId }, { key: newId() });
    const changedAt = this.clock.now();
    const { affected } = await tx.update(WeighIn, { sessionId }, { ...weighed, changedAt });
    if (affected) return;
    await tx.insert(WeighIn, {
      id: newId(),
      sessionId,
      athleteId,
      ...weighed,
      createdAt: changedAt,
      changedAt,
    });
  }

  /** As `write`, but what stands there already stays. Answers whether it was written. @throws ConsentNeeded, NoSuchSession */
  async writeFirst(tx: Tx, athleteId: string, sessionId: string, weighed: Weighed): Promise<boolean> {
    await takeTurns(tx, `sessions:${athleteId}`);
    if (await tx.existsBy(WeighIn, { sessionId })) return false;
    await this.write(tx, athleteId, sessionId, weighed);
    return true;
  }

  /** Answers whether there was one. */
  async remove(tx: Tx, athleteId: string, sessionId: string): Promise<boolean> {
    await takeTurns(tx, `sessions:${athleteId}`);
    const { affected } = await tx.delete(WeighIn, { athleteId, sessionId });
    return affected === 1;
  }

  areAny(tx: Tx, sessionIds: readonly string[]): Promise<boolean> {
    return tx.existsBy(WeighIn, { sessionId: In([...sessionIds]) });
  }

  /** Of a session that only its owner may see nobody else hears that it was weighed. */
  private async seenBy(audience: Audience, rows: WeighIn[]): Promise<WeighIn[]> {
    if (audience === 'owner' || rows.length === 0) return rows;
    const id = In(rows.map(({ sessionId }) => sessionId));
    const shared = await this.database.read(Session).find({
      select: { id: true },
      where: { id, shareable: true },
    });
    const ids = new Set(shared.map((session) => session.id));
    return rows.filter(({ sessionId }) => ids.has(sessionId));
  }
}
