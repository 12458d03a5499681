import { join } from 'node:path';
import type { LoggerService, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import Sqlite, { type Statement } from 'better-sqlite3';
import { adapterFor, furnish, NEST_OPTIONS } from '#src/app';
import { AppModule } from '#src/app.module';
import type { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import { Engine } from '#src/jobs/engine.port';
import { Leases } from '#src/jobs/leases';
import { Clock } from '#src/kernel/clock';
import { type Strike, strikesOf } from './strikes.js';

/** What the process would have died of. */
export class Crashed extends Error {
  override readonly name = 'Crashed';
}

/** What comes next, by the rows themselves. */
interface Ahead {
  due: Statement;
  look: Statement;
  close: () => void;
}

interface Named {
  /** Who it is in the rows of its leases. */
  self: string;
}

export interface Birth {
  settings: Settings;
  clock: Clock;
  log: LoggerService;
  /** How many lives there were before. */
  number: number;
  /** Facts are carried one after the other: the same seed must give the same order. */
  oneAtATime: boolean;
  /** Comes up beside what the last one left, before its leases have run out: it must know that one as dead. */
  knowsTheDead: boolean;
}

/**
 * The real service, from its start until it crashes. A crash is a step at which every way to the rows closes for good: what
 * was committed stays, what was under way is never finished, and whatever a handler would still do finds no database. Steps
 * lie before each transaction, inside it before the commit, and after it, so also between what a push service took and the
 * tick that it did.
 */
export class Life {
  private left = Infinity;
  private isDead = false;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly strikes: readonly Strike[],
    private readonly ahead: Ahead,
  ) {}

  static async begin({ settings, clock, log, ...birth }: Birth): Promise<Life> {
    const module = await Test.createTestingModule({ imports: [AppModule.with(settings)] })
      .overrideProvider(Clock)
      .useValue(clock)
      .setLogger(log)
      .compile();
    const app = module.createNestApplication<NestFastifyApplication>(adapterFor(settings), NEST_OPTIONS);
    await furnish(app, join(settings.dataFolder, 'no-web'));
    const life = new Life(app, strikesOf(app), aheadIn(settings));
    life.openGate(app.get<Database>(Database));
    life.goUnwatched(app.get<Database>(Database));
    await life.takeUp({ clock, ...birth });
    await app.listen(settings.port, '127.0.0.1');
    return life;
  }

  get<T>(role: { prototype: T }): T {
    return this.app.get<T>(role as Type<T>);
  }

  get isOver(): boolean {
    return this.isDead;
  }

  /** It crashes at its so-manieth step from now. */
  crashAfter(steps: number): void {
    this.left = steps;
  }

  /** Carries what is due; less of it if it dies over it. */
  async drain(): Promise<void> {
    await this.unlessItDies(() => this.get(Engine).drain());
  }

  async unlessItDies(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.isDead) throw error;
    }
  }

  /** When the next fact falls due, or its lease runs out; null: there is none. */
  nextDue(): Date | null {
    if (this.isDead) return null;
    const row = this.ahead.due.get() as { due: string; leased: string | null } | undefined;
    if (!row) return null;
    const due = utc(row.due);
    return row.leased === null ? due : new Date(Math.max(+due, +utc(row.leased) + 1));
  }

  isAnythingDue(now: Date): boolean {
    const due = this.nextDue();
    return due !== null && due <= now;
  }

  /** When somebody is to be looked at next. */
  nextLook(): Date | null {
    if (this.isDead) return null; // a brand that called may have made it crash in this very moment
    const next = this.ahead.look.get() as string | null;
    return next === null ? null : utc(next);
  }

  /** Stops as a service does that is told to. */
  async end(): Promise<void> {
    await this.app.close();
    this.ahead.close();
  }

  /** Lets go of what a dead process would not hold either. Nothing is written: the gate is closed. */
  async bury(): Promise<void> {
    this.isDead = true;
    this.ahead.close();
    await this.app.close().catch((error: unknown) => {
      if (!(error instanceof Crashed)) throw error;
    });
  }

  /**
   * The service watches that no transaction begins inside another, by a thread through every promise of the process, which on
   * this Node takes a tenth of the time. Its own tests keep that watch.
   */
  private goUnwatched(database: Database): void {
    const { transactions } = database as unknown as { transactions: { inside: unknown } };
    const nobody = { getStore: () => undefined, disable: () => undefined };
    transactions.inside = { ...nobody, run: (_: true, work: () => unknown) => work() };
  }

  private openGate(database: Database): void {
    const transaction = database.transaction.bind(database);
    const read = database.read.bind(database);
    database.transaction = async (work) => {
      this.step();
      const result = await transaction(async (tx) => {
        const written = await work(tx);
        this.step();
        return written;
      });
      this.step();
      return result;
    };
    database.read = (table) => {
      if (this.isDead) throw new Crashed();
      return read(table);
    };
  }

  private step(): void {
    if (!this.isDead) this.left -= 1;
    if (this.left <= 0) this.isDead = true;
    if (this.isDead) throw new Crashed();
  }

  /** All lives are of one process, so each names itself anew, as another start of it would. */
  private async takeUp({
    clock,
    number,
    knowsTheDead,
    oneAtATime,
  }: Omit<Birth, 'settings' | 'log'>): Promise<void> {
    const leases = this.get(Leases) as unknown as Named & Pick<Leases, 'take' | 'takeBack'>;
    leases.self = leases.self.replace(/^([^/]+\/[^/]+)\/[^/]+/, `$1/life-${number}`);
    const take = leases.take.bind(leases);
    if (oneAtATime)
      leases.take = async (_limit, how) => (this.isAnythingDue(clock.now()) ? take(1, how) : []);
    if (knowsTheDead) await leases.takeBack();
  }
}

/** What comes next, read past the service: it is asked for in every moment, and asking must not be what takes the time. */
function aheadIn({ dataFolder }: Settings): Ahead {
  const rows = new Sqlite(join(dataFolder, 'svett.sqlite'), { readonly: true });
  const due = rows.prepare(
    `SELECT due_at AS due, leased_until AS leased FROM outbox WHERE settled_at IS NULL
     ORDER BY CASE WHEN leased_until > due_at THEN leased_until ELSE due_at END LIMIT 1`,
  );
  const look = rows.prepare('SELECT min(next_look_at) FROM agenda').pluck();
  return { due, look, close: () => void rows.close() };
}

/** As SQLite holds a moment. */
function utc(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}Z`);
}
