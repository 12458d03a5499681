import type Sqlite from 'better-sqlite3';
import type { EntityManager } from 'typeorm';
import { pagesOf } from '#src/database/copied-pages';
import {
  type CarriedRow,
  type CopiedTable,
  fitForPostgres,
  readFromPostgres,
} from '#src/database/copied-tables';
import { type Fingerprint, RowsDigest } from '#src/database/rows-digest';

/** How many rows were read since it last heard. */
export type Heard = (rows: number) => void;

/** Of a table of a file, as its rows are to be in PostgreSQL. `replaced` counts those it cannot hold as they are. */
export function fingerprintOfFile(
  file: Sqlite.Database,
  table: CopiedTable,
  heard: Heard = () => {},
): Fingerprint & { replaced: number } {
  const digest = new RowsDigest(table);
  let replaced = 0;
  for (const page of pagesOf(file, table)) {
    for (const row of page) {
      const fit = fitRow(row, table);
      if (table.columns.some(({ name }) => fit[name] !== row[name])) replaced += 1;
      digest.add(fit);
    }
    heard(page.length);
  }
  return { ...digest.told(), replaced };
}

/** Of the same table in PostgreSQL, in a transaction under way whose session's time zone is UTC. */
export async function fingerprintOnServer(server: EntityManager, table: CopiedTable): Promise<Fingerprint> {
  const digest = new RowsDigest(table);
  for await (const page of serverPages(server, table)) for (const row of page) digest.add(row);
  return digest.told();
}

/** The rows of a table in PostgreSQL, in the transaction under way. */
export async function* serverPages(server: EntityManager, table: CopiedTable): AsyncGenerator<CarriedRow[]> {
  await server.query(`DECLARE page NO SCROLL CURSOR FOR ${readFromPostgres(table)}`);
  for (;;) {
    const rows = await server.query<CarriedRow[]>(`FETCH ${table.page} FROM page`);
    yield rows;
    if (rows.length < table.page) break;
  }
  await server.query('CLOSE page');
}

export function isSame(one: Fingerprint, other: Fingerprint): boolean {
  return one.rows === other.rows && one.checksum === other.checksum;
}

export function fitRow(row: CarriedRow, { columns }: CopiedTable): CarriedRow {
  return Object.fromEntries(columns.map(({ name, kind }) => [name, fitForPostgres(row[name] ?? null, kind)]));
}
