import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource, type DataSourceOptions, type EntitySchema, type MigrationInterface } from 'typeorm';
import type { Settings } from '#src/config/settings';

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

/** The one connection (SQLite) or pool (PostgreSQL) that writes. */
export function writerOf(settings: Settings, { tables, migrations }: Schema): DataSource {
  const shared = { entities: tables, migrations, migrationsTransactionMode: 'each', logging: false } as const;
  if (settings.databaseUrl) return new DataSource({ ...postgres(settings.databaseUrl, ''), ...shared });
  return new DataSource({
    type: 'better-sqlite3',
    database: sqliteFile(settings),
    enableWAL: true,
    // FULL: what we have acknowledged survives a power cut, not only a killed process.
    prepareDatabase: (db: Pragmas) => void db.pragma('synchronous = FULL'),
    ...shared,
  });
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
    readonly: true,
    prepareDatabase: (db: Pragmas) => {
      db.pragma('query_only = ON');
      db.pragma('cache_size = -32768');
      db.pragma('mmap_size = 268435456');
      db.pragma('temp_store = MEMORY');
    },
    ...shared,
  });
}

/** The file holds people's health: made before SQLite would, so that only its owner may read it, and its log with it. */
export async function makePlace(settings: Settings): Promise<void> {
  if (settings.databaseUrl) return;
  await mkdir(settings.dataFolder, { recursive: true, mode: 0o700 });
  await (await open(sqliteFile(settings), 'a', 0o600)).close();
}

function sqliteFile(settings: Settings): string {
  return join(settings.dataFolder, 'svett.sqlite');
}

function postgres(url: string, options: string): DataSourceOptions & { type: 'postgres' } {
  return { type: 'postgres', url, applicationName: 'svett', extra: options ? { options } : {} };
}
