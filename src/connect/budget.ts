import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { shareOf, type Urgency, windowAt } from '#src/connect/budget-window';
import type { RequestLimit } from '#src/connect/capabilities.port';
import { ApplicationInactive, BrandResting, BudgetSpent } from '#src/connect/connect.problems';
import type { Connector } from '#src/connect/connector.port';
import type { LimitReading } from '#src/connect/grant.port';
import { VendorBudget } from '#src/connect/vendor-budget.entity';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock, HOUR_MS } from '#src/kernel/clock';

type Brand = Pick<Connector, 'brand' | 'title' | 'capabilities'>;

/** What the counters of a brand stood at after a request was counted. */
export type Spent = ReadonlyMap<string, Pick<VendorBudget, 'windowStart' | 'used'>>;

/** The row for the brand as a whole. */
const WHOLE = '';
/** After a window's end everybody waits a little longer, each as chance has it: not all at once, nor by a hasty clock. */
const JITTER_S = { from: 1, to: 20 };
/** How long a brand that switched our application off is left alone. */
const REST_MS = HOUR_MS;
/** Where a brand that says "too much" names no time and we know no window. */
const UNKNOWN_WINDOW_S = 60;

/** Requests a brand still takes, counted for all athletes and processes together. Nobody waits here: who may not ask comes back later. */
@Injectable()
export class Budget {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws BudgetSpent @throws BrandResting while the brand takes no requests at all */
  async check({ brand, title }: Brand): Promise<void> {
    this.refuseClosed(await this.database.read(VendorBudget).findBy({ brand }), title);
  }

  /** Counts one request. @throws BudgetSpent @throws BrandResting */
  async spend({ brand, title, capabilities: { limits } }: Brand, urgency: Urgency): Promise<Spent> {
    return this.inTurn(brand, async (tx, known) => {
      this.refuseClosed(known, title);
      const now = this.clock.now();
      const rows = limits.map((limit) => current(brand, limit, known, now));
      const full = limits.filter((_, n) => rows[n]!.used >= shareOf(rows[n]!.most, urgency));
      const ends = full.map(({ windowS }) => windowAt(now, windowS).end.getTime());
      if (ends.length > 0) throw new BudgetSpent(title, this.after(new Date(Math.max(...ends))));
      const counted = rows.map((row) => ({ ...row, used: row.used + 1 }));
      await this.write(tx, counted);
      return new Map(counted.map((row) => [row.counter, row]));
    });
  }

  /**
   * Believes what an answer told of the limits. What it says is used up it could only know as of this request: where
   * others have asked since, our own count is the newer.
   */
  async learn(
    { brand, capabilities: { limits } }: Brand,
    spent: Spent,
    readings: LimitReading[],
  ): Promise<void> {
    await this.inTurn(brand, async (tx, known) => {
      const learned: VendorBudget[] = [];
      for (const limit of limits) {
        const reading = readings.find(({ counter }) => counter === limit.counter);
        if (!reading || reading.most <= 0) continue;
        const row = current(brand, limit, known, this.clock.now());
        const then = spent.get(limit.counter);
        const isOfThisWindow = then?.windowStart.getTime() === row.windowStart.getTime();
        const isLatest = isOfThisWindow && then?.used === row.used;
        const used = isLatest ? reading.used : isOfThisWindow ? Math.max(row.used, reading.used) : row.used;
        if (used === row.used && reading.most === row.most) continue;
        learned.push({ ...row, most: reading.most, used });
      }
      await this.write(tx, learned);
    });
  }

  /** The brand said "too much": nobody asks before the window ends, or before the time it named. Tells when. */
  async refused({ brand, capabilities: { limits } }: Brand, retryAfterS: number | null): Promise<Date> {
    const until = await this.inTurn(brand, async (tx, known) => {
      const now = this.clock.now();
      const ends = limits.map((limit) => {
        const { used, most } = current(brand, limit, known, now);
        return { isFull: used >= most, end: windowAt(now, limit.windowS).end.getTime() };
      });
      const full = ends.filter(({ isFull }) => isFull).map(({ end }) => end);
      const soonest = Math.min(...ends.map(({ end }) => end), now.getTime() + 86_400_000);
      const byWindow = full.length > 0 ? Math.max(...full) : limits.length > 0 ? soonest : null;
      const asked = now.getTime() + (retryAfterS ?? UNKNOWN_WINDOW_S) * 1000;
      const end = new Date(retryAfterS === null ? (byWindow ?? asked) : asked);
      await this.close(tx, brand, end, 'connect.rate-limited');
      return end;
    });
    return this.after(until);
  }

  /** The brand switched our application off: everybody leaves it alone for an hour. Tells until when. */
  async rest({ brand }: Brand): Promise<Date> {
    const until = new Date(this.clock.now().getTime() + REST_MS);
    await this.inTurn(brand, (tx) => this.close(tx, brand, until, INACTIVE));
    return this.after(until);
  }

  private async close(tx: Tx, brand: string, closedUntil: Date, closedFor: string): Promise<void> {
    const windowStart = this.clock.now();
    const whole = { brand, counter: WHOLE, windowStart, most: 0, used: 0 };
    await this.write(tx, [{ ...whole, closedUntil, closedFor }]);
  }

  /** In one statement, as it is written with each request. */
  private async write(tx: Tx, rows: VendorBudget[]): Promise<void> {
    if (rows.length > 0) await tx.upsert(VendorBudget, rows, ['brand', 'counter']);
  }

  private refuseClosed(known: VendorBudget[], title: string): void {
    const whole = known.find(({ counter }) => counter === WHOLE);
    if (!whole?.closedUntil || whole.closedUntil <= this.clock.now()) return;
    const until = this.after(whole.closedUntil);
    throw whole.closedFor === INACTIVE ? new BrandResting(title, until) : new BudgetSpent(title, until);
  }

  private inTurn<T>(brand: string, work: (tx: Tx, known: VendorBudget[]) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, `budget:${brand}`);
      return work(tx, await tx.findBy(VendorBudget, { brand }));
    });
  }

  private after(moment: Date): Date {
    return new Date(moment.getTime() + randomInt(JITTER_S.from * 1000, JITTER_S.to * 1000 + 1));
  }
}

const INACTIVE: ApplicationInactive['code'] = 'connect.application-inactive';

/** The counter's row in the window of `now`: a window that is over, or that a corrected clock has yet to reach, counts for nothing. */
function current(
  brand: string,
  { counter, most, windowS }: RequestLimit,
  known: VendorBudget[],
  now: Date,
): VendorBudget {
  const { start } = windowAt(now, windowS);
  const row = known.find((candidate) => candidate.counter === counter);
  const used = row?.windowStart.getTime() === start.getTime() ? row.used : 0;
  const open = { closedUntil: null, closedFor: null };
  return { brand, counter, windowStart: start, most: row?.most ?? most, used, ...open };
}
