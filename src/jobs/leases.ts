import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import {
  type FindOptionsWhere,
  In,
  IsNull,
  LessThan,
  LessThanOrEqual,
  MoreThan,
  Not,
  Or,
} from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Handlers } from '#src/jobs/handlers';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { isDead, newOwner } from '#src/jobs/owner';
import { afterCrash, afterFailure, kindOf, Postponed, reasonOf } from '#src/jobs/retry';
import { crashesOf, inLane, inOneHand, type SlowLane } from '#src/jobs/side-by-side';
import { Clock } from '#src/kernel/clock';

/** One machine is told at its next start who died; elsewhere nobody knows but by the lease. */
const [LEASE_MS, LEASE_AMONG_MANY_MS] = [60_000, 6_000];
/** What is to be done alone and fell due so long ago waits in one place until it can be. */
const OVERDUE_MS = 30_000;
const NOBODY = { leaseOwner: null, leasedUntil: null };

const OPEN_LANE: SlowLane = { topics: [], room: Infinity };

/** A fact that waits for somebody to take it. */
export interface DueFact {
  id: string;
  /** How often it was taken before. */
  attempts: number;
  dueAt: Date;
  /** A process has died over it. */
  isAlone: boolean;
  /** It fell due long ago. */
  isOverdue: boolean;
  isSlow: boolean;
}

/** Who may work on which fact, and until when. A lease is a row with an owner and an expiry, on both databases. */
@Injectable()
export class Leases {
  /** How long a fact is ours without a sign of life, ms. */
  readonly forMs: number;
  private readonly self = newOwner();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Handlers) private readonly handlers: Handlers,
    @Inject(Settings) { databaseUrl }: Settings,
  ) {
    this.forMs = databaseUrl === null ? LEASE_MS : LEASE_AMONG_MANY_MS;
  }

  /** Up to `limit` facts, of the slow topics or of the others, that anybody may take now, the longest due first. */
  async due({ isSlow }: { isSlow: boolean }, limit: number): Promise<DueFact[]> {
    const now = this.clock.now();
    const slow = In(this.handlers.slow);
    const rows = await this.database.read(OutboxRow).find({
      select: { id: true, topic: true, attempts: true, dueAt: true, crashes: true, leaseOwner: true },
      where: { ...freeAt(now), topic: isSlow ? slow : Not(slow) },
      order: { dueAt: 'ASC', createdAt: 'ASC' },
      take: limit,
    });
    return rows.map((row) => ({
      id: row.id,
      attempts: row.attempts,
      dueAt: row.dueAt,
      isAlone: crashesOf(row) > 0,
      isOverdue: now.getTime() - row.dueAt.getTime() > OVERDUE_MS,
      isSlow,
    }));
  }

  /** This one, now ours to work on; null: somebody else has it, or it is to wait, or to be worked on alone. */
  async takeThis(id: string, { isIdle }: { isIdle: boolean }): Promise<OutboxRow | null> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const row = await tx.findOneBy(OutboxRow, { ...freeAt(now), id });
      if (!row || (crashesOf(row) > 0 && !isIdle)) return null;
      return (await this.mayBeTried(tx, row, now)) && (await this.takeOne(tx, row, now)) ? row : null;
    });
  }

  /**
   * Up to `limit` due facts, now ours to work on. One over which a process died is worked on alone, so that it takes
   * nobody's good name along: it is taken when nothing else is in hand, and nothing is taken beside it. Of slow topics no
   * more than there is room for.
   */
  async take(
    limit: number,
    { isIdle, slow = OPEN_LANE }: { isIdle: boolean; slow?: SlowLane },
  ): Promise<OutboxRow[]> {
    const now = this.clock.now();
    const others = slow.room > 0 ? {} : { topic: Not(In(slow.topics)) };
    const free = { ...freeAt(now), ...others };
    for (;;) {
      if (!(await this.isAny(free))) return [];
      const taken = await this.database.transaction(async (tx) => {
        const found = await tx.find(OutboxRow, {
          where: free,
          order: { dueAt: 'ASC', createdAt: 'ASC' },
          take: limit,
        });
        const rows = inLane(found, slow);
        const fit = await those(rows, (row) => this.mayBeTried(tx, row, now));
        if (fit.length === 0 && rows.length > 0) return null;
        return those(inOneHand(fit, isIdle), (row) => this.takeOne(tx, row, now));
      });
      if (taken) return taken;
    }
  }

  /** Without waiting for whoever writes; asked every second and after each fact, so in as few words as it takes. */
  private async isAny(free: FindOptionsWhere<OutboxRow>): Promise<boolean> {
    const facts = this.database.read(OutboxRow).createQueryBuilder('fact');
    return (await facts.select('1', 'is').where(free).limit(1).getRawOne()) !== undefined;
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

  /** Puts the fact back for later, or aside for a person to look at. Tells which. @throws LeaseLost */
  async failed(row: OutboxRow, error: unknown): Promise<'again' | 'set-aside'> {
    const now = this.clock.now();
    const { again } = afterFailure(kindOf(error), row.attempts);
    const next =
      error instanceof Postponed
        ? { dueAt: error.until, attempts: row.attempts - 1 }
        : again
          ? { dueAt: new Date(now.getTime() + again.inMs) }
          : ({ settledAt: now, outcome: 'set-aside' } as const);
    const { affected } = await this.database.transaction((tx) =>
      tx.update(OutboxRow, this.ours(row.id), { ...next, ...NOBODY, crashes: 0, reason: reasonOf(error) }),
    );
    if (affected !== 1) throw new LeaseLost();
    return 'settledAt' in next ? 'set-aside' : 'again';
  }

  /** We lost the lease and live: whoever took the fact over has counted a death that was none, of a machine that slept. */
  async wasNoCrash(id: string): Promise<void> {
    const counted = { id, settledAt: IsNull(), crashes: MoreThan(0) };
    await this.database.transaction((tx) => tx.decrement(OutboxRow, counted, 'crashes', 1));
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

  /** false: a process has died over it so often that it is put off, or aside for a person to look at. */
  private async mayBeTried(tx: Tx, row: OutboxRow, now: Date): Promise<boolean> {
    const crashes = crashesOf(row);
    if (crashes === row.crashes) return true;
    const { again } = afterCrash(crashes);
    if (again?.inMs === 0) return true;
    const next = again
      ? { dueAt: new Date(now.getTime() + again.inMs) }
      : ({ settledAt: now, outcome: 'set-aside' } as const);
    const reason = `the process ended ${crashes} times while working on this`;
    await tx.update(OutboxRow, unchanged(row), { ...next, crashes, reason, ...NOBODY });
    return false;
  }

  private async takeOne(tx: Tx, row: OutboxRow, now: Date): Promise<boolean> {
    const lease = {
      attempts: row.attempts + 1,
      crashes: crashesOf(row),
      leaseOwner: this.self,
      leasedUntil: this.expiry(now),
    };
    const { affected } = await tx.update(OutboxRow, unchanged(row), lease);
    Object.assign(row, lease);
    return affected === 1;
  }

  private ours(id: string): { id: string; leaseOwner: string; settledAt: ReturnType<typeof IsNull> } {
    return { id, leaseOwner: this.self, settledAt: IsNull() };
  }

  private expiry(now: Date): Date {
    return new Date(now.getTime() + this.forMs);
  }
}

/** Of facts that are due and that nobody holds. */
function freeAt(now: Date) {
  return { settledAt: IsNull(), dueAt: LessThanOrEqual(now), leasedUntil: Or(IsNull(), LessThan(now)) };
}

/** The row, if it is still as we have read it. */
function unchanged({ id, attempts }: OutboxRow) {
  return { id, attempts, settledAt: IsNull() };
}

/** In one order everywhere: two who lock the same rows in different orders would wait for each other for ever. */
async function those(rows: OutboxRow[], isSo: (row: OutboxRow) => Promise<boolean>): Promise<OutboxRow[]> {
  const found = new Set<OutboxRow>();
  for (const row of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) if (await isSo(row)) found.add(row);
  return rows.filter((row) => found.has(row));
}

/** Somebody else has taken the fact over; what we were about to write is rolled back, and theirs counts. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
