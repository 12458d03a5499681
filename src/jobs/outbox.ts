import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { In, IsNull, MoreThan } from '#src/database/criteria';
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

/** Both databases take some thousands of values in a statement; a row has twelve. */
const ROWS_A_STATEMENT = 500;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

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
    await this.putAll(tx, topic, [{ payload, ...when }]);
  }

  /** Many of one topic, in as few statements as the database takes. */
  async putAll<Payload extends z.ZodType>(
    tx: Tx,
    topic: Topic<Payload>,
    facts: ({ payload: z.input<Payload> } & When)[],
  ): Promise<void> {
    this.handlers.of(topic.name); // a fact nobody would ever hear is a mistake worth stopping for
    const now = this.clock.now();
    const rows = facts.map(({ payload, key, dueAt }) => ({
      id: newId(),
      topic: topic.name,
      key,
      payload: topic.payload.parse(payload) as object,
      createdAt: now,
      dueAt: dueAt ?? now,
      attempts: 0,
      crashes: 0,
    }));
    // In one order everywhere: two processes that put the same keys must not wait for each other.
    rows.sort((a, b) => (a.key < b.key ? -1 : 1));
    for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
      const values = rows.slice(from, from + ROWS_A_STATEMENT);
      await tx
        .createQueryBuilder()
        .insert()
        .into(OutboxRow)
        .values(values)
        .orIgnore()
        .updateEntity(false)
        .execute();
    }
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

  /** Throws away every fact, of any topic, whose key or words name one of these ids (UUIDs). */
  async forgetAbout(tx: Tx, ids: ReadonlySet<string>): Promise<void> {
    for (let after = ''; ;) {
      const rows = await tx.find(OutboxRow, {
        select: { id: true, key: true, payload: true },
        where: after ? { id: MoreThan(after) } : {},
        order: { id: 'ASC' },
        take: ROWS_A_STATEMENT,
      });
      const about = rows.filter(({ key, payload }) =>
        `${key} ${JSON.stringify(payload)}`.match(UUID)?.some((id) => ids.has(id)),
      );
      if (about.length > 0) await tx.delete(OutboxRow, { id: In(about.map(({ id }) => id)) });
      if (rows.length < ROWS_A_STATEMENT) return;
      after = rows.at(-1)!.id;
    }
  }

  /** Facts of a topic that still have something to say, a page of them in the order of their ids. */
  async unspent(
    tx: Tx,
    topic: Topic,
    after: string | null,
    most: number,
  ): Promise<{ id: string; payload: unknown }[]> {
    const beyond = after === null ? {} : { id: MoreThan(after) };
    return tx.find(OutboxRow, {
      select: { id: true, payload: true },
      where: [
        { topic: topic.name, ...beyond, settledAt: IsNull() },
        { topic: topic.name, ...beyond, outcome: 'set-aside' },
      ],
      order: { id: 'ASC' },
      take: most,
    });
  }

  /** Says an unspent fact in other words. One that was handled meanwhile stays silent. */
  async reword<Payload extends z.ZodType>(
    tx: Tx,
    topic: Topic<Payload>,
    id: string,
    payload: z.input<Payload>,
  ): Promise<void> {
    const words = { payload: topic.payload.parse(payload) as object };
    await tx.update(OutboxRow, { id, topic: topic.name, settledAt: IsNull() }, words);
    await tx.update(OutboxRow, { id, topic: topic.name, outcome: 'set-aside' }, words);
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
