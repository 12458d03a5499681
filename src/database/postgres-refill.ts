import Sqlite from 'better-sqlite3';
import type { EntityManager } from 'typeorm';
import type { Settings } from '#src/config/settings';
import { pagesOf } from '#src/database/copied-pages';
import { type CopiedTable, tablesIn } from '#src/database/copied-tables';
import { RowNotTaken } from '#src/database/copy.problems';
import { openWriter } from '#src/database/data-sources';
import { endMove } from '#src/database/move-progress';
import { codeOf, insertOnServer } from '#src/database/postgres-insert';
import { DataInUse } from '#src/database/presence';
import { RowsDigest } from '#src/database/rows-digest';
import { fingerprintOnServer, fitRow, isSame } from '#src/database/table-fingerprints';

/** Whoever holds a table for longer is at work on it. */
const PATIENCE = '10s';
const NO_LOCK = '55P03';

/**
 * Puts the rows of a file in the place of all that PostgreSQL holds, in one transaction, and compares what came of them.
 * Both must have the tables of this version. `around` is handed the commit and must call it; until then nothing has changed.
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
    await endMove(server); // what one that was broken off had put there is gone as well
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
  const told = new RowsDigest(table);
  for (const page of pagesOf(file, table)) {
    for (const row of page) told.add(fitRow(row, table));
    await insertOnServer(server, table, page);
  }
  if (!isSame(told.told(), await fingerprintOnServer(server, table))) throw new RowNotTaken(table.name);
}
