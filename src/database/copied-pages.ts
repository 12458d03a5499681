import type Sqlite from 'better-sqlite3';
import { type Carried, type CarriedRow, type CopiedTable, readFromSqlite } from '#src/database/copied-tables';

/** What the columns of a primary key hold, in its order. */
export type Key = Carried[];

/** The driver keeps room for as much as it ever sent at once. */
const PAGE_BYTES = 1_000_000;
const PAGE_ROWS = 500;

/** The rows of a table of a file as they lie there, each page light enough to be sent at once. */
export function pagesOf(file: Sqlite.Database, table: CopiedTable): Generator<CarriedRow[]> {
  return paged(file.prepare(readFromSqlite(table)).iterate());
}

/** The same in the order of the primary key, from `after` on; null: from the first. */
export function pagesAfter(
  file: Sqlite.Database,
  table: CopiedTable,
  after: Key | null,
): Generator<CarriedRow[]> {
  const keys = table.keys.map((name) => `"${name}"`).join(', ');
  const from = after ? ` WHERE (${keys}) > (${after.map(() => '?').join(', ')})` : '';
  return paged(file.prepare(`${readFromSqlite(table)}${from} ORDER BY ${keys}`).iterate(...(after ?? [])));
}

function* paged(rows: IterableIterator<unknown>): Generator<CarriedRow[]> {
  let page: CarriedRow[] = [];
  let bytes = 0;
  for (const row of rows as IterableIterator<CarriedRow>) {
    page.push(row);
    bytes += bytesOf(row);
    if (page.length < PAGE_ROWS && bytes < PAGE_BYTES) continue;
    yield page;
    [page, bytes] = [[], 0];
  }
  if (page.length > 0) yield page;
}

export function keyOf(row: CarriedRow, { keys }: CopiedTable): Key {
  return keys.map((name) => row[name] ?? null);
}

function bytesOf(row: CarriedRow): number {
  let bytes = 0;
  for (const value of Object.values(row))
    if (typeof value === 'string' || Buffer.isBuffer(value)) bytes += value.length;
  return bytes;
}
