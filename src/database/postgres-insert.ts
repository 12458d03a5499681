import { type EntityManager, QueryFailedError } from 'typeorm';
import { type CarriedRow, type CopiedTable, writeToPostgres } from '#src/database/copied-tables';
import { RowNotTaken } from '#src/database/copy.problems';
import { fitRow } from '#src/database/table-fingerprints';

/** Puts carried rows into a table of PostgreSQL, all in one statement. @throws RowNotTaken */
export async function insertOnServer(
  server: EntityManager,
  table: CopiedTable,
  rows: CarriedRow[],
): Promise<void> {
  const values = rows.flatMap((row) => Object.values(fitRow(row, table)));
  try {
    await server.query(writeToPostgres(table, rows.length), values);
  } catch (error) {
    // A value out of range, or one that breaks a rule: PostgreSQL keeps more of them than SQLite.
    throw /^2[23]/.test(codeOf(error)) ? new RowNotTaken(table.name) : error;
  }
}

/** PostgreSQL's own for what went wrong; empty where it was not PostgreSQL. */
export function codeOf(error: unknown): string {
  return error instanceof QueryFailedError ? String((error.driverError as { code?: unknown }).code) : '';
}
