import { join } from 'node:path';
import type { LoggerService, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { adapterFor, furnish, NEST_OPTIONS } from '#src/app';
import { AppModule } from '#src/app.module';
import type { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import { Engine } from '#src/jobs/engine.port';
import { Leases } from '#src/jobs/leases';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Clock } from '#src/kernel/clock';
import { Agenda } from '#src/nudges/agenda.entity';
import { type Strike, strikesOf } from './strikes.js';

/** What the process would have died of. */
export class Crashed extends Error {
  override readonly name = 'Crashed';
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
  ) {}

  static async begin({ settings, clock, log, ...birth }: Birth): Promise<Life> {
    const module = await Test.createTestingModule({ imports: [AppModule.with(settings)] })
      .overrideProvider(Clock)
      .useValue(clock)
      .setLogger(log)
      .compile();
    const app = module.createNestApplication<NestFastifyApplication>(adapterFor(settings), NEST_OPTIONS);
    await furnish(app, join(settings.dataFolder, 'no-web'));
    const life = new Life(app, strikesOf(app));
    life.openGate(app.get<Database>(Database));
    await life.takeUp(birth);
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
  async nextDue(): Promise<Date | null> {
    if (this.isDead) return null;
    const row = await this.get<Database>(Database as { prototype: Database })
      .read(OutboxRow)
      .createQueryBuilder('fact')
      .select('fact.due_at', 'due')
      .addSelect('fact.leased_until', 'leased')
      .where('fact.settled_at IS NULL')
      .orderBy('CASE WHEN fact.leased_until > fact.due_at THEN fact.leased_until ELSE fact.due_at END')
      .limit(1)
      .getRawOne<{ due: string; leased: string | null }>();
    if (!row) return null;
    const due = utc(row.due);
    return row.leased === null ? due : new Date(Math.max(+due, +utc(row.leased) + 1));
  }

  /** When somebody is to be looked at next. */
  async nextLook(): Promise<Date | null> {
    if (this.isDead) return null; // a brand that called may have made it crash in this very moment
    const [first] = await this.get<Database>(Database as { prototype: Database })
      .read(Agenda)
      .find({ order: { nextLookAt: 'ASC' }, take: 1 });
    return first?.nextLookAt ?? null;
  }

  /** Lets go of what a dead process would not hold either. Nothing is written: the gate is closed. */
  async bury(): Promise<void> {
    this.isDead = true;
    await this.app.close().catch((error: unknown) => {
      if (!(error instanceof Crashed)) throw error;
    });
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
    number,
    knowsTheDead,
    oneAtATime,
  }: Omit<Birth, 'settings' | 'clock' | 'log'>): Promise<void> {
    const leases = this.get(Leases) as unknown as Named & Pick<Leases, 'take' | 'takeBack'>;
    leases.self = leases.self.replace(/^([^/]+\/[^/]+)\/[^/]+/, `$1/life-${number}`);
    const take = leases.take.bind(leases);
    if (oneAtATime) leases.take = (_limit, how) => take(1, how);
    if (knowsTheDead) await leases.takeBack();
  }
}

/** As SQLite holds a moment. */
function utc(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}Z`);
}
