import type { DataSource, QueryRunner } from 'typeorm';
import type { Settings } from '#src/config/settings';
import { gateOf } from '#src/database/data-sources';
import { isBeingMovedTo } from '#src/database/move-progress';
import { DataInUse } from '#src/database/presence';
import { DatabaseNotUsable, startFault } from '#src/database/start-faults';

/** Any number that no other program on the same PostgreSQL database is likely to lock. */
const PRESENCE_LOCK = 7_381_202;
const LOOK_AGAIN_MS = 10_000;

/**
 * Who is using a PostgreSQL database, from whatever machine: a lock that lasts as long as a connection of its own, which
 * the server ends when the process does.
 */
export class ServerPresence {
  private looking: NodeJS.Timeout | null = null;

  private constructor(
    private readonly gate: DataSource,
    private connection: QueryRunner,
  ) {}

  /** Among others who use the database. @throws DatabaseNotUsable while a restore is at work, or a move is not at its end */
  static async amongOthers(settings: Settings): Promise<ServerPresence> {
    const presence = await ServerPresence.at(settings);
    const isFree = await presence.take('pg_try_advisory_lock_shared');
    if (isFree && !(await isBeingMovedTo(presence.connection.manager))) return presence.kept();
    await presence.end();
    if (isFree)
      throw new DatabaseNotUsable(
        'database.move-broken-off',
        'A move from SQLite to this database has not come to its end, so the data here is not whole. Give the command svett move again.',
      );
    throw new DatabaseNotUsable(
      'database.restore-under-way',
      'A backup is being restored here just now; start again when that is done.',
    );
  }

  /** @throws DataInUse */
  static async alone(settings: Settings): Promise<ServerPresence> {
    const presence = await ServerPresence.at(settings);
    if (await presence.take('pg_try_advisory_lock')) return presence;
    await presence.end();
    throw new DataInUse('database');
  }

  async end(): Promise<void> {
    if (this.looking) clearInterval(this.looking);
    if (this.gate.isInitialized) await this.gate.destroy();
  }

  private static async at(settings: Settings): Promise<ServerPresence> {
    try {
      const gate = await gateOf(settings).initialize();
      return new ServerPresence(gate, gate.createQueryRunner());
    } catch (error) {
      throw startFault(error, settings);
    }
  }

  private async take(how: string): Promise<boolean> {
    const [lock] = await this.connection.manager.query<{ taken: boolean }[]>(`SELECT ${how}($1) AS taken`, [
      PRESENCE_LOCK,
    ]);
    return lock?.taken === true;
  }

  /** The lock goes with its connection, say when PostgreSQL is restarted; whoever stays takes it again. */
  private kept(): this {
    this.looking = setInterval(() => void this.look(), LOOK_AGAIN_MS).unref();
    return this;
  }

  private async look(): Promise<void> {
    try {
      await this.connection.query('SELECT 1');
    } catch {
      await this.connection.release().catch(() => undefined);
      this.connection = this.gate.createQueryRunner();
      await this.take('pg_try_advisory_lock_shared').catch(() => undefined); // the next look tries again
    }
  }
}
