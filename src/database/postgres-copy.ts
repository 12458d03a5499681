import Sqlite from 'better-sqlite3';
import type { EntityManager } from 'typeorm';
import type { Settings } from '#src/config/settings';
import { type CopiedTable, MIGRATIONS, tablesIn, writeToSqlite } from '#src/database/copied-tables';
import { TablesOfAnotherVersion } from '#src/database/copy.problems';
import { readerOf } from '#src/database/data-sources';
import { isBeingMovedTo } from '#src/database/move-progress';
import { startFault } from '#src/database/start-faults';
import { serverPages } from '#src/database/table-fingerprints';

/**
 * What stands in PostgreSQL at one moment, put into a file of SQLite's that has the same tables and no row yet. It is read
 * in one transaction, so whoever writes meanwhile neither waits nor gets in.
 * @throws TablesOfAnotherVersion
 */
export async function copyPostgres(settings: Settings, to: string): Promise<void> {
  const file = openForCopying(to);
  try {
    await onPostgres(settings, async (server) => {
      checkVersion(await migrationsOn(server), migrationsIn(file));
      const tables = tablesIn(file);
      await server.query("SET TIME ZONE 'UTC'");
      await server.query('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      // Before the first look: a table that a restore emptied since would look empty, not as it was.
      await server.query(
        `LOCK TABLE ${tables.map(({ name }) => `"${name}"`).join(', ')} IN ACCESS SHARE MODE`,
      );
      file.exec('BEGIN');
      for (const table of tables) await copyTable(server, file, table);
      file.exec('COMMIT');
      await server.query('COMMIT');
    });
  } finally {
    file.close();
  }
}

/** The migrations that have run in PostgreSQL, oldest first; null: none ever has. */
export async function migrationsOnPostgres(settings: Settings): Promise<string[] | null> {
  return onPostgres(settings, migrationsOn);
}

/** Whether what stands there is what a move has brought so far. */
export async function isHalfMoved(settings: Settings): Promise<boolean> {
  return onPostgres(settings, isBeingMovedTo);
}

/** Whether another program has a table of one of these names where ours would be. */
export async function areTaken(settings: Settings, names: readonly string[]): Promise<boolean> {
  return onPostgres(settings, async (server) => {
    const taken = await server.query<unknown[]>(
      'SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = ANY($1) LIMIT 1',
      [names],
    );
    return taken.length > 0;
  });
}

/** @throws TablesOfAnotherVersion */
export function checkVersion(there: string[] | null, known: readonly string[]): void {
  if (there?.some((name) => !known.includes(name))) throw new TablesOfAnotherVersion('newer');
  if (there?.length !== known.length) throw new TablesOfAnotherVersion('older');
}

async function onPostgres<T>(settings: Settings, work: (server: EntityManager) => Promise<T>): Promise<T> {
  const source = readerOf(settings, { tables: [], migrations: [] });
  await source.initialize().catch((error: unknown) => {
    throw startFault(error, settings);
  });
  try {
    return await work(source.createQueryRunner().manager);
  } finally {
    await source.destroy();
  }
}

async function migrationsOn(server: EntityManager): Promise<string[] | null> {
  const [there] = await server.query<{ is: boolean }[]>(
    `SELECT to_regclass('${MIGRATIONS}') IS NOT NULL AS is`,
  );
  if (!there?.is) return null;
  const rows = await server.query<{ name: string }[]>(`SELECT name FROM ${MIGRATIONS} ORDER BY id`);
  return rows.map(({ name }) => name);
}

function migrationsIn(file: Sqlite.Database): string[] {
  return file.prepare(`SELECT name FROM ${MIGRATIONS} ORDER BY id`).pluck().all() as string[];
}

async function copyTable(server: EntityManager, file: Sqlite.Database, table: CopiedTable): Promise<void> {
  const insert = file.prepare(writeToSqlite(table));
  for await (const rows of serverPages(server, table)) for (const row of rows) insert.run(row);
}

/** Whoever breaks off throws the file away, so nothing of it needs to outlast a power cut before it is whole. */
function openForCopying(path: string): Sqlite.Database {
  const file = new Sqlite(path, { fileMustExist: true });
  file.pragma('journal_mode = DELETE');
  file.pragma('synchronous = OFF');
  return file;
}
