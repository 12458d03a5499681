import type { DataSource, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { Settings } from '#src/config/settings';
import { openDataFolder } from '#src/config/data-folder';
import { openWriter, readerOf, type Schema, type Table } from '#src/database/data-sources';
import { poolOf, type Traffic } from '#src/database/traffic';
import { Presence } from '#src/database/presence';
import { ServerPresence } from '#src/database/server-presence';
import { shapeOf, type TableShape } from '#src/database/table-shape';
import { migrate } from '#src/database/migrate';
import { Transactions, type Tx, type Work } from '#src/database/transaction';

/** What may be asked of a table outside a transaction: everything but a change. */
export type Reader<Row extends ObjectLiteral> = Pick<
  Repository<Row>,
  | 'find'
  | 'findBy'
  | 'findOne'
  | 'findOneBy'
  | 'count'
  | 'countBy'
  | 'exists'
  | 'existsBy'
  | 'createQueryBuilder'
>;

/** The rows. Reads never wait for writes; writes happen in a transaction or not at all. */
export class Database {
  private readonly transactions: Transactions;

  private constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly presences: Presences,
  ) {
    this.transactions = new Transactions(writer);
  }

  /** Opens (on a first start: makes) the database and brings its tables up to date. */
  static async open(settings: Settings, schema: Schema): Promise<Database> {
    const presences = await Presences.at(settings);
    const writer = await openWriter(settings, schema).catch(async (error: unknown) => {
      await presences.end();
      throw error;
    });
    try {
      await migrate(writer);
      // The reader comes second: it cannot make the file, nor see tables that are not there yet.
      return new Database(writer, await readerOf(settings, schema).initialize(), presences);
    } catch (error) {
      await writer.destroy();
      await presences.end();
      throw error;
    }
  }

  /** The only way to write. Keep slow work outside: on SQLite one transaction runs at a time. */
  transaction<T>(work: Work<T>): Promise<T> {
    return this.transactions.run(work);
  }

  /**
   * What was deleted leaves the files as well: SQLite's write-ahead log holds pages as they were until somebody empties
   * it. PostgreSQL's own housekeeping does the like in its time.
   */
  async wipe(): Promise<void> {
    await this.transactions.emptyLog();
  }

  /** The last of it leaves SQLite's file, which is written anew: for the night, as nobody writes meanwhile. */
  async rewrite(): Promise<void> {
    await this.transactions.rewrite();
  }

  /** The last committed state, never a row of a transaction still under way. */
  read<Row extends ObjectLiteral>(table: EntityTarget<Row>): Reader<Row> {
    return this.reader.getRepository(table);
  }

  /** What a table looks like, for whoever moves rows without knowing what they are about. */
  shape(table: Table): TableShape {
    return shapeOf(this.reader, table);
  }

  /** Throws when the database does not answer. */
  async ping(): Promise<void> {
    await this.reader.query('SELECT 1');
  }

  /** How many of this version's migrations the tables have not seen: of a database that was put back beneath us. */
  async migrationsMissing(): Promise<number> {
    const ran = await this.reader.query<{ name: string }[]>('SELECT name FROM migrations');
    const names = new Set(ran.map(({ name }) => name));
    return this.writer.migrations.filter(({ name }) => !names.has(name ?? '')).length;
  }

  /** How busy the ways to the rows are. */
  traffic(): Traffic[] {
    return [
      { way: 'write', ...(poolOf(this.writer) ?? { waiting: this.transactions.waiting }) },
      ...[poolOf(this.reader)].flatMap((pool) => (pool ? [{ way: 'read' as const, ...pool }] : [])),
    ];
  }

  /** The reader first: only then does SQLite tidy its write-ahead log away. */
  async close(): Promise<void> {
    await this.transactions.end();
    if (this.reader.isInitialized) await this.reader.destroy();
    if (this.writer.isInitialized) await this.writer.destroy();
    await this.presences.end();
  }
}

/** Of the data folder, which holds the secrets wherever the rows are, and of PostgreSQL. */
class Presences {
  private constructor(
    private readonly inFolder: Presence,
    private readonly onServer: ServerPresence | null,
  ) {}

  static async at(settings: Settings): Promise<Presences> {
    await openDataFolder(settings.dataFolder);
    const inFolder = Presence.amongOthers(settings.dataFolder);
    try {
      return new Presences(
        inFolder,
        settings.databaseUrl ? await ServerPresence.amongOthers(settings) : null,
      );
    } catch (error) {
      inFolder.end();
      throw error;
    }
  }

  async end(): Promise<void> {
    await this.onServer?.end();
    this.inFolder.end();
  }
}

/**
 * Makes transactions that name the same `key` take turns until they end: each `alone`, or many `among-others` as long as
 * nobody wants to be alone. SQLite has one writer, so there they do already.
 */
export async function takeTurns(tx: Tx, key: string, how: 'alone' | 'among-others' = 'alone'): Promise<void> {
  if (tx.dataSource.options.type !== 'postgres') return;
  const lock = how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
  await tx.query(`SELECT ${lock}(hashtextextended($1, 0))`, [key]);
}
