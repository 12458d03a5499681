import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource, type DataSourceOptions, type EntitySchema, type MigrationInterface } from 'typeorm';
import { openDataFolder } from '#src/config/data-folder';
import type { Settings } from '#src/config/settings';
import { startFault } from '#src/database/start-faults';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- how TypeORM names a class
export type Table = Function | EntitySchema;
export type Migration = new () => MigrationInterface;

export interface Schema {
  tables: Table[];
  /** Oldest first. */
  migrations: Migration[];
}

interface Pragmas {
  pragma(statement: string): unknown;
}

/** More than the service has: with fewer kept, those asked for in turn would each be prepared anew every time. */
const STATEMENTS_KEPT = 1_000;

/**
 * A server that went without a word is noticed: while a connection is made or waited for, and, by the system's own knocking,
 * on one that is open. Long enough for a pool that is only busy.
 */
const POOL = { connectionTimeoutMillis: 30_000, keepAlive: true, keepAliveInitialDelayMillis: 30_000 };

/** The one connection (SQLite) or pool (PostgreSQL) that writes. */
function writerOf(settings: Settings, { tables, migrations }: Schema): DataSource {
  const shared = { entities: tables, migrations, migrationsTransactionMode: 'each', logging: false } as const;
  if (settings.databaseUrl) return new DataSource({ ...postgres(settings.databaseUrl, ''), ...shared });
  return new DataSource({
    type: 'better-sqlite3',
    database: sqliteFile(settings),
    statementCacheSize: STATEMENTS_KEPT,
    enableWAL: true,
    prepareDatabase: (db: Pragmas) => {
      // What we have acknowledged survives a power cut, not only a killed process.
      db.pragma('synchronous = FULL');
      // What was deleted is overwritten, not only forgotten: it is somebody's health.
      db.pragma('secure_delete = ON');
      // Pages that many transactions write go into the file once for all of them: 16 MiB of log at most, four times SQLite's own.
      db.pragma('wal_autocheckpoint = 4000');
    },
    ...shared,
  });
}

/** Makes what is missing, and opens the way to write. */
export async function openWriter(settings: Settings, schema: Schema): Promise<DataSource> {
  try {
    await makePlace(settings);
    return await writerOf(settings, schema).initialize();
  } catch (error) {
    throw startFault(error, settings);
  }
}

/** A second way in that cannot write, whatever is asked of it. */
export function readerOf(settings: Settings, { tables }: Schema): DataSource {
  const shared = { entities: tables, logging: false } as const;
  if (settings.databaseUrl) {
    return new DataSource({
      ...postgres(settings.databaseUrl, '-c default_transaction_read_only=on'),
      ...shared,
    });
  }
  return new DataSource({
    type: 'better-sqlite3',
    database: sqliteFile(settings),
    statementCacheSize: STATEMENTS_KEPT,
    readonly: true,
    prepareDatabase: (db: Pragmas) => {
      db.pragma('query_only = ON');
      // Not mapped into memory: after each write of another connection the whole map is let go, page by page.
      db.pragma('cache_size = -32768');
      db.pragma('temp_store = MEMORY');
    },
    ...shared,
  });
}

/** One connection of its own to PostgreSQL, for who holds the database. */
export function gateOf({ databaseUrl }: Settings): DataSource {
  return new DataSource({ ...postgres(databaseUrl!, ''), extra: { ...POOL, max: 1 }, logging: false });
}

/** The file holds people's health: made before SQLite would, so that only its owner may read it, and its log with it. */
async function makePlace(settings: Settings): Promise<void> {
  if (settings.databaseUrl) return;
  await openDataFolder(settings.dataFolder);
  await (await open(sqliteFile(settings), 'a', 0o600)).close();
}

function sqliteFile(settings: Settings): string {
  return join(settings.dataFolder, 'svett.sqlite');
}

function postgres(url: string, options: string): DataSourceOptions & { type: 'postgres' } {
  return { type: 'postgres', url, applicationName: 'svett', extra: { ...POOL, ...(options && { options }) } };
}
