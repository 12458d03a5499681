import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Handlers } from '#src/jobs/handlers';
import type { Finish } from '#src/jobs/handles';
import { LeaseLost, Leases } from '#src/jobs/leases';
import type { OutboxRow } from '#src/jobs/outbox-row.entity';
import { reasonOf } from '#src/jobs/retry';
import { concerningOnly } from '#src/log/about';

/** Brings a fact we hold the lease of to its handler, and sees to what becomes of it. The same for every engine. */
@Injectable()
export class Carrier {
  private readonly log = new Logger('Jobs');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Leases) private readonly leases: Leases,
    @Inject(Handlers) private readonly handlers: Handlers,
  ) {}

  /** Never rejects: what went wrong is written into the fact's row, or the lease runs out by itself. */
  carry(row: OutboxRow): Promise<void> {
    return concerningOnly({ jobId: row.id, topic: row.topic }, () => this.handle(row));
  }

  private async handle(row: OutboxRow): Promise<void> {
    const renewal = setInterval(
      () => void this.leases.renew(row.id).catch(() => undefined),
      this.leases.forMs / 3,
    );
    try {
      await this.deliver(row);
    } catch (error) {
      await this.giveBack(row, error);
    } finally {
      clearInterval(renewal);
    }
  }

  private async deliver(row: OutboxRow): Promise<void> {
    const { topic, handler } = this.handlers.of(row.topic);
    let finished = false;
    const finish: Finish = async (work) => {
      if (finished) throw new Error(`The handler of ${row.topic} finished twice.`);
      await this.database.transaction(async (tx) => {
        await this.leases.tick(tx, row.id);
        await work(tx);
      });
      finished = true;
    };
    await handler(topic.payload.parse(row.payload), finish);
    if (!finished) await finish(() => Promise.resolve());
  }

  private async giveBack(row: OutboxRow, error: unknown): Promise<void> {
    try {
      if (error instanceof LeaseLost) return await this.leases.wasNoCrash(row.id);
      const fate = await this.leases.failed(row, error);
      const told = `${row.topic} ${row.id} failed on try ${row.attempts} (${reasonOf(error)})`;
      if (fate === 'again') this.log.warn(`${told}; it will be tried again.`);
      else this.log.error(`${told}; set aside.`);
    } catch (failure) {
      if (failure instanceof LeaseLost) return this.giveBack(row, failure);
      // The database itself is out of reach. The lease runs out by itself and the fact is tried again.
      this.log.error(`${row.topic} ${row.id} could not be put back (${reasonOf(failure)}).`);
    }
  }
}
