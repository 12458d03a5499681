import Sqlite from 'better-sqlite3';
import { type EntityManager, QueryFailedError } from 'typeorm';
import type { Settings } from '#src/config/settings';
import {
  type CarriedRow,
  type CopiedTable,
  fitForPostgres,
  readFromSqlite,
  tablesIn,
  writeToPostgres,
} from '#src/database/copied-tables';
import { RowNotTaken } from '#src/database/copy.problems';
import { openWriter } from '#src/database/data-sources';
import { DataInUse } from '#src/database/presence';

/** Whoever holds a table for longer is at work on it. */
const PATIENCE = '10s';
/** The driver keeps room for as much as it ever sent at once. */
const PAGE_BYTES = 1_000_000;
const NO_LOCK = '55P03';

/**
 * Puts the rows of a file in the place of all that PostgreSQL holds, in one transaction, and counts them. Both must have the
 * tables of this version. `around` is handed the commit and must call it; until then nothing has changed.
 * @throws DataInUse @throws RowNotTaken
 */
export async function refillPostgres(
  settings: Settings,
  from: string,
  around: (commit: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const file = new Sqlite(from, { readonly: true, fileMustExist: true });
  const writer = await openWriter(settings, { tables: [], migrations: [] });
  try {
    const server = writer.createQueryRunner().manager;
    await server.query("SET TIME ZONE 'UTC'");
    await server.query('BEGIN');
    const tables = tablesIn(file);
    await empty(server, tables);
    for (const table of tables) await fill(server, file, table);
    await around(async () => {
      await server.query('COMMIT');
    });
  } finally {
    await writer.destroy(); // and with it a transaction that did not get to its end
    file.close();
  }
}

/** All in one statement, as they refer to each other. From here on nobody else reads or writes them. */
async function empty(server: EntityManager, tables: CopiedTable[]): Promise<void> {
  await server.query(`SET LOCAL lock_timeout = '${PATIENCE}'`);
  try {
    await server.query(`TRUNCATE ${tables.map(({ name }) => `"${name}"`).join(', ')}`);
  } catch (error) {
    throw codeOf(error) === NO_LOCK ? new DataInUse('database') : error;
  }
}

async function fill(server: EntityManager, file: Sqlite.Database, table: CopiedTable): Promise<void> {
  const rows = file.prepare(readFromSqlite(table)).iterate() as IterableIterator<CarriedRow>;
  let page: CarriedRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    page.push(row);
    bytes += bytesOf(row);
    if (page.length < table.page && bytes < PAGE_BYTES) continue;
    await insert(server, table, page);
    [page, bytes] = [[], 0];
  }
  if (page.length > 0) await insert(server, table, page);
  const told = file.prepare(`SELECT count(*) FROM "${table.name}"`).pluck().get();
  const [counted] = await server.query<{ rows: number }[]>(
    `SELECT count(*)::int AS rows FROM "${table.name}"`,
  );
  if (counted?.rows !== told) throw new RowNotTaken(table.name);
}

async function insert(server: EntityManager, table: CopiedTable, rows: CarriedRow[]): Promise<void> {
  const values = rows.flatMap((row) =>
    table.columns.map(({ name, kind }) => fitForPostgres(row[name] ?? null, kind)),
  );
  try {
    await server.query(writeToPostgres(table, rows.length), values);
  } catch (error) {
    // A value out of range, or one that breaks a rule: PostgreSQL keeps more of them than SQLite.
    throw /^2[23]/.test(codeOf(error)) ? new RowNotTaken(table.name) : error;
  }
}

function bytesOf(row: CarriedRow): number {
  let bytes = 0;
  for (const value of Object.values(row))
    if (typeof value === 'string' || Buffer.isBuffer(value)) bytes += value.length;
  return bytes;
}

function codeOf(error: unknown): string {
  return error instanceof QueryFailedError ? String((error.driverError as { code?: unknown }).code) : '';
}
