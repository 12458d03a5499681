import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

declare const insideTransaction: unique symbol;

/** Leave to write. Only `Database.transaction` gives one out, so a write outside a transaction does not compile. */
export type Tx = EntityManager & { readonly [insideTransaction]: true };

export type Work<T> = (tx: Tx) => Promise<T>;

const afterwards = new WeakMap<Tx, (() => void)[]>();

/** Runs `act` once `tx` has been committed, and never if it is rolled back. */
export function afterCommit(tx: Tx, act: () => void): void {
  const acts = afterwards.get(tx);
  if (!acts) throw new Error('This transaction is over; whatever still holds on to it must not.');
  acts.push(act);
}

/** Opens transactions on the writer and sees to it that none is opened inside another. */
export class Transactions {
  private readonly inside = new AsyncLocalStorage<true>();
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly writer: DataSource) {}

  async run<T>(work: Work<T>): Promise<T> {
    if (this.inside.getStore()) {
      throw new Error('A transaction inside a transaction: hand the outer one (tx) on instead.');
    }
    const acts: (() => void)[] = [];
    const begun: Work<T> = (tx) => {
      afterwards.set(tx, acts);
      return this.inside.run(true, () => work(tx)).finally(() => afterwards.delete(tx));
    };
    const result = await (this.writer.options.type === 'postgres'
      ? this.onPostgres(begun)
      : this.onSqlite(begun));
    for (const act of acts) act();
    return result;
  }

  /** Resolves when no transaction is under way on SQLite; PostgreSQL's pool waits by itself. */
  async idle(): Promise<void> {
    await this.tail;
  }

  private onPostgres<T>(work: Work<T>): Promise<T> {
    return this.writer.transaction((manager) => work(manager as Tx));
  }

  /**
   * TypeORM gives every caller the same SQLite connection, so two transactions at once would join or break each
   * other: they wait in line. IMMEDIATE takes SQLite's own write lock first, so that another process (the command
   * line beside the server) is waited for instead of failing half-way.
   */
  private onSqlite<T>(work: Work<T>): Promise<T> {
    const turn = this.tail.then(async () => {
      const runner: QueryRunner & { isTransactionActive: boolean } = this.writer.createQueryRunner();
      await runner.query('BEGIN IMMEDIATE');
      runner.isTransactionActive = true;
      try {
        const result = await work(runner.manager as Tx);
        await runner.query('COMMIT');
        return result;
      } catch (error) {
        await runner.query('ROLLBACK').catch(() => undefined); // the first error is the one worth hearing
        throw error;
      } finally {
        runner.isTransactionActive = false;
      }
    });
    this.tail = turn.catch(() => undefined);
    return turn;
  }
}
