import { chmod } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { Problem } from '#src/kernel/problem';

export interface Examined {
  /** Of migrations that have run. */
  migrations: string[];
  /** Rows by table. */
  rows: Record<string, number>;
}

export class CopyDamaged extends Problem {
  readonly kind = 'invalid';
  readonly code = 'database.copy-damaged';

  constructor() {
    super('The database in it is damaged: SQLite finds faults in it.');
  }
}

/**
 * The database as it stands at one moment, as a file of its own. It is read in one transaction, so whoever writes
 * meanwhile neither waits nor gets in.
 */
export async function copySqlite(from: string, to: string): Promise<void> {
  const source = new Sqlite(from, { readonly: true, fileMustExist: true });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  await chmod(to, 0o600);
}

/** Reads every page and row. @throws CopyDamaged */
export function examineSqlite(file: string): Examined {
  let database: Sqlite.Database | null = null;
  try {
    database = new Sqlite(file, { readonly: true, fileMustExist: true });
    const whole = database.pragma('integrity_check', { simple: true }) === 'ok';
    if (!whole || (database.pragma('foreign_key_check') as unknown[]).length > 0) throw new CopyDamaged();
    return { migrations: names(database, 'SELECT name FROM migrations ORDER BY id'), rows: rowsOf(database) };
  } catch (error) {
    if (String((error as { code?: string }).code).startsWith('SQLITE_')) throw new CopyDamaged();
    throw error;
  } finally {
    database?.close();
  }
}

function rowsOf(database: Sqlite.Database): Record<string, number> {
  const tables = names(
    database,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  const count = (table: string) =>
    database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;
  return Object.fromEntries(tables.map((table) => [table, count(table)]));
}

function names(database: Sqlite.Database, query: string): string[] {
  return database.prepare(query).pluck().all() as string[];
}
