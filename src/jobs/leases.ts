import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, LessThanOrEqual, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { isDead, newOwner } from '#src/jobs/owner';
import { afterFailure, BROKEN_TRIES, kindOf, Postponed, reasonOf } from '#src/jobs/retry';
import { Clock } from '#src/kernel/clock';

export const LEASE_MS = 60_000;

/** Who may work on which fact, and until when. A lease is a row with an owner and an expiry, on both databases. */
@Injectable()
export class Leases {
  private readonly self = newOwner();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Up to `limit` due facts, now ours to work on. */
  async take(limit: number): Promise<OutboxRow[]> {
    const now = this.clock.now();
    const waiting = { settledAt: IsNull(), dueAt: LessThanOrEqual(now) };
    const free = [
      { ...waiting, leasedUntil: IsNull() },
      { ...waiting, leasedUntil: LessThan(now) },
    ];
    if (!(await this.database.read(OutboxRow).exists({ where: free }))) return [];
    return this.database.transaction(async (tx) => {
      const rows = await tx.find(OutboxRow, {
        where: free,
        order: { dueAt: 'ASC', createdAt: 'ASC' },
        take: limit,
      });
      const taken = new Set<OutboxRow>();
      // In one order everywhere: two who lock the same rows in different orders would wait for each other for ever.
      for (const row of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        if (await this.takeOne(tx, row, now)) taken.add(row);
      }
      return rows.filter((row) => taken.has(row));
    });
  }

  /** Still at it: no one else should think us dead. */
  async renew(id: string): Promise<void> {
    const leasedUntil = this.expiry(this.clock.now());
    await this.database.transaction((tx) => tx.update(OutboxRow, this.ours(id), { leasedUntil }));
  }

  /**
   * Ticks the fact off as handled; refuses when the lease ran out and somebody else has it now. What it said is no
   * longer needed, only its key, which drops a second one.
   */
  async tick(tx: Tx, id: string): Promise<void> {
    const settled = {
      settledAt: this.clock.now(),
      outcome: 'done',
      payload: {},
      reason: null,
      leaseOwner: null,
      leasedUntil: null,
    } as const;
    const { affected } = await tx.update(OutboxRow, this.ours(id), settled);
    if (affected !== 1) throw new LeaseLost();
  }

  /** Puts the fact back for later, or aside for a person to look at. Tells which. */
  async failed(row: OutboxRow, error: unknown): Promise<'again' | 'set-aside'> {
    const now = this.clock.now();
    const { again } = afterFailure(kindOf(error), row.attempts);
    const next =
      error instanceof Postponed
        ? { dueAt: error.until, attempts: row.attempts - 1 }
        : again
          ? { dueAt: new Date(now.getTime() + again.inMs) }
          : ({ settledAt: now, outcome: 'set-aside' } as const);
    await this.database.transaction((tx) =>
      tx.update(OutboxRow, this.ours(row.id), {
        ...next,
        reason: reasonOf(error),
        leaseOwner: null,
        leasedUntil: null,
      }),
    );
    return 'settledAt' in next ? 'set-aside' : 'again';
  }

  /** Frees at once what dead processes of this machine still hold: a restart need not wait for their leases. */
  async takeBack(): Promise<void> {
    const held = await this.database
      .read(OutboxRow)
      .findBy({ settledAt: IsNull(), leasedUntil: Not(IsNull()) });
    const dead = [...new Set(held.map(({ leaseOwner }) => leaseOwner))].filter(
      (owner) => owner !== null && isDead(owner),
    );
    if (dead.length === 0) return;
    await this.database.transaction((tx) =>
      tx.update(OutboxRow, { settledAt: IsNull(), leaseOwner: In(dead) }, { leasedUntil: null }),
    );
  }

  private async takeOne(tx: Tx, row: OutboxRow, now: Date): Promise<boolean> {
    // A lease that was never given back: whoever had it died, and perhaps of this very fact.
    const crashes = row.crashes + (row.leaseOwner === null ? 0 : 1);
    const unchanged = { id: row.id, settledAt: IsNull(), attempts: row.attempts };
    if (crashes >= BROKEN_TRIES) {
      const reason = `the process ended ${crashes} times while working on this`;
      await tx.update(OutboxRow, unchanged, {
        settledAt: now,
        outcome: 'set-aside',
        reason,
        crashes,
        leasedUntil: null,
      });
      return false;
    }
    const lease = {
      attempts: row.attempts + 1,
      crashes,
      leaseOwner: this.self,
      leasedUntil: this.expiry(now),
    };
    const { affected } = await tx.update(OutboxRow, unchanged, lease);
    Object.assign(row, lease);
    return affected === 1;
  }

  private ours(id: string): { id: string; leaseOwner: string; settledAt: ReturnType<typeof IsNull> } {
    return { id, leaseOwner: this.self, settledAt: IsNull() };
  }

  private expiry(now: Date): Date {
    return new Date(now.getTime() + LEASE_MS);
  }
}

/** Somebody else has taken the fact over; what we were about to write is rolled back, and theirs counts. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
