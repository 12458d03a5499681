import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import { type DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { rewriteSqlite } from '#src/database/rewriting';

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
  /** Transactions of SQLite that have not begun. */
  waiting = 0;

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
  async end(): Promise<void> {
    await this.tail;
    // Node would go on carrying it through every promise of the process: tests open hundreds of databases in one.
    this.inside.disable();
  }

  /** Between two transactions. Another process that is busy with the log leaves it for the next time. */
  async emptyLog(): Promise<void> {
    if (this.writer.options.type === 'postgres') return;
    const turn = this.tail.then(() => this.writer.query('PRAGMA wal_checkpoint(TRUNCATE)'));
    this.tail = turn.catch(() => undefined);
    await turn;
  }

  /**
   * Between two transactions: all that was ever deleted leaves the file. SQLite overwrites a row that is deleted, but not
   * the copy it leaves behind where it moves one from page to page.
   */
  async rewrite(): Promise<void> {
    const { options } = this.writer;
    if (options.type !== 'better-sqlite3') return;
    const turn = this.tail.then(() => rewriteSqlite(options.database));
    this.tail = turn.catch(() => undefined);
    await turn;
  }

  private onPostgres<T>(work: Work<T>): Promise<T> {
    return this.writer.transaction((manager) => work(manager as Tx));
  }

  /**
   * TypeORM gives every caller the same SQLite connection, so two transactions at once would join or break each
   * other: they wait in line.
   */
  private onSqlite<T>(work: Work<T>): Promise<T> {
    this.waiting += 1;
    const turn = this.tail.then(async () => {
      this.waiting -= 1;
      const runner: QueryRunner & { isTransactionActive: boolean } = this.writer.createQueryRunner();
      await beginImmediate(runner);
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

const LONGEST_PAUSE_MS = 50;
const PATIENCE_MS = 30_000;

/**
 * Takes SQLite's write lock before anything else is done, so that a transaction never fails half-way because another
 * process (the command line beside the server) wrote meanwhile. Waiting is ours to do: SQLite itself would wait
 * with the whole process standing still.
 */
async function beginImmediate(runner: QueryRunner): Promise<void> {
  for (let waited = 0, pause = 1; ; waited += pause, pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      await runner.query('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || waited >= PATIENCE_MS) throw error;
    }
    await setTimeout(pause);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: string }).code === 'SQLITE_BUSY';
}
