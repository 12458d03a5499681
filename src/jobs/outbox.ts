import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { afterCommit, type Tx } from '#src/database/transaction';
import { Engine } from '#src/jobs/engine.port';
import { Handlers } from '#src/jobs/handlers';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import type { Topic } from '#src/jobs/topic';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';

export interface When {
  /** One fact, one key: a second put with the same key is dropped. */
  key: string;
  dueAt?: Date;
}

/** Writes facts down in the caller's own transaction: they come true together with its rows, or not at all. */
@Injectable()
export class Outbox {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Engine) private readonly engine: Engine,
    @Inject(Handlers) private readonly handlers: Handlers,
  ) {}

  async put<Payload extends z.ZodType>(
    tx: Tx,
    topic: Topic<Payload>,
    payload: z.input<Payload>,
    when: When,
  ): Promise<void> {
    this.handlers.of(topic.name); // a fact nobody would ever hear is a mistake worth stopping for
    const now = this.clock.now();
    await tx
      .createQueryBuilder()
      .insert()
      .into(OutboxRow)
      .values({
        id: newId(),
        topic: topic.name,
        key: when.key,
        payload: topic.payload.parse(payload) as object,
        createdAt: now,
        dueAt: when.dueAt ?? now,
        attempts: 0,
        crashes: 0,
      })
      .orIgnore()
      .updateEntity(false)
      .execute();
    afterCommit(tx, () => this.engine.wake());
  }

  /** Throws away the topic's facts whose keys begin so, settled or not: nothing of an erased person stays behind. */
  async forget(tx: Tx, topic: Topic, keysBeginning: string): Promise<void> {
    const wild = keysBeginning.replace(/[\\%_]/g, '\\$&');
    await tx
      .createQueryBuilder()
      .delete()
      .from(OutboxRow)
      .where("topic = :topic AND key LIKE :wild ESCAPE '\\'", { topic: topic.name, wild: `${wild}%` })
      .execute();
  }

  /** Of these facts, the keys of those that no try could settle and that wait for a person. */
  async setAsideAmong(topic: Topic, keys: string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const rows = await this.database.read(OutboxRow).find({
      select: { id: true, key: true },
      where: { topic: topic.name, key: In(keys), outcome: 'set-aside' },
    });
    return new Set(rows.map(({ key }) => key));
  }
}
