import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Notice } from '#src/connect/arrival.port';
import { NoticeReceived } from '#src/connect/connect.topics';
import { DeskFull } from '#src/connect/flow.problems';
import { aboutNotice } from '#src/connect/sealed-about';
import { Vault } from '#src/database/vault';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox, type When } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { isSound } from '#src/kernel/own-words';

/** Notices of one request. */
export interface Delivery {
  brand: string;
  notices: Notice[];
  receivedAt: Date;
}

interface Waiting extends Delivery {
  written: () => void;
  failed: (error: unknown) => void;
}

/** Deliveries in one transaction: past it the next one begins, so that nobody's answer waits for a whole club's. */
const MOST_AT_ONCE = 500;
/** Deliveries that may wait: past it brands are told to come back rather than our memory filled. */
const MOST_WAITING = 5_000;

/**
 * Writes down what brands tell us. Whoever arrives while a transaction is under way shares the next one: the disk, not
 * we, is what takes the time, and it takes as long for one notice as for a hundred.
 */
@Injectable()
export class NoticeDesk {
  private readonly queue: Waiting[] = [];
  private busy = false;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** Resolves when the notices are committed. @throws DeskFull */
  write({ notices, ...delivery }: Delivery): Promise<void> {
    const readable = notices.filter(isOfOurs);
    if (readable.length === 0) return Promise.resolve();
    if (this.queue.length >= MOST_WAITING) return Promise.reject(new DeskFull());
    return new Promise((written, failed) => {
      this.queue.push({ ...delivery, notices: readable, written, failed });
      if (!this.busy) void this.writeAll();
    });
  }

  /** What came along with a notice. */
  unsealed({ brand, vendorUserId, carried }: Said<typeof NoticeReceived>): unknown {
    return carried === null ? null : JSON.parse(this.vault.unwrap(carried, aboutNotice(brand, vendorUserId)));
  }

  /** As if nobody had ever told us of this account. */
  forget(tx: Tx, { brand, vendorUserId }: { brand: string; vendorUserId: string }): Promise<void> {
    return this.outbox.forget(tx, NoticeReceived, `${brand}:${vendorUserId}:`);
  }

  private async writeAll(): Promise<void> {
    this.busy = true;
    while (this.queue.length > 0) {
      await setImmediate(); // SQLite stops the process while it writes: let in whoever came meanwhile
      const group = this.queue.splice(0, MOST_AT_ONCE);
      if (await this.isWritten(group)) continue;
      for (const one of group) await this.isWritten([one], one.failed); // one that cannot be written must not take the others with it
    }
    this.busy = false;
  }

  private async isWritten(group: Waiting[], failed?: (error: unknown) => void): Promise<boolean> {
    try {
      await this.database.transaction((tx) => this.put(tx, group));
    } catch (error) {
      failed?.(error);
      return false;
    }
    for (const { written } of group) written();
    return true;
  }

  private async put(tx: Tx, group: Delivery[]): Promise<void> {
    const facts: ({ payload: z.input<typeof NoticeReceived.payload> } & When)[] = [];
    for (const { brand, notices, receivedAt } of group) {
      for (const { key, carried, ...said } of notices) {
        const { vendorUserId, kind, externalId } = said;
        const sealed =
          carried === null || carried === undefined
            ? null
            : await this.vault.wrap(tx, JSON.stringify(carried), aboutNotice(brand, vendorUserId));
        facts.push({
          payload: {
            brand,
            kind,
            vendorUserId,
            externalId,
            carried: sealed,
            receivedAt: receivedAt.toISOString(),
          },
          key: `${brand}:${vendorUserId}:${key}`,
        });
      }
    }
    await this.outbox.putAll(tx, NoticeReceived, facts);
  }
}

/**
 * Nobody here has a longer name at any brand, or one that PostgreSQL does not keep: such a notice is about nobody. Tried all
 * the same, it would be asked for again and again.
 */
export function isOfOurs({ vendorUserId, externalId, key }: Notice): boolean {
  const fits = vendorUserId.length <= 60 && (externalId ?? '').length <= 200 && key.length <= 100;
  return fits && [vendorUserId, externalId ?? '', key].every(isSound);
}
