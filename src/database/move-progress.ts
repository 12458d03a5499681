import type { EntityManager } from 'typeorm';
import type { Key } from '#src/database/copied-pages';
import type { CopiedTable } from '#src/database/copied-tables';
import type { Fingerprint } from '#src/database/rows-digest';

/**
 * How far a move to PostgreSQL has come, kept there, beside the rows it is about: a page and its note are one transaction. As
 * long as this table is there, all other rows are what a move put there, and nobody may use them.
 */
const NOTES = 'svett_move';

export interface Stage extends Fingerprint {
  copied: number;
  /** The last row that was copied; null: none yet. */
  after: Key | null;
}

interface Note extends Fingerprint {
  name: string;
  copied: number;
  after: string | null;
}

export async function isBeingMovedTo(server: EntityManager): Promise<boolean> {
  const [there] = await server.query<{ is: boolean }[]>(`SELECT to_regclass('${NOTES}') IS NOT NULL AS is`);
  return there?.is === true;
}

/** By table; null: no move is under way. */
export async function stagesOf(server: EntityManager): Promise<Map<string, Stage> | null> {
  if (!(await isBeingMovedTo(server))) return null;
  const notes = await server.query<Note[]>(`SELECT name, rows, checksum, copied, after FROM ${NOTES}`);
  return new Map(
    notes.map(({ name, after, ...note }) => [
      name,
      { ...note, after: after === null ? null : (JSON.parse(after) as Key) },
    ]),
  );
}

/** Empties every table, and notes what is to come into each. All or nothing. */
export async function beginMove(server: EntityManager, told: Map<string, Fingerprint>): Promise<void> {
  const names = [...told.keys()];
  await atOnce(server, async () => {
    await server.query(`TRUNCATE ${names.map((name) => `"${name}"`).join(', ')}`);
    await endMove(server);
    await server.query(
      `CREATE TABLE ${NOTES} (name text PRIMARY KEY, rows integer NOT NULL, checksum text NOT NULL, copied integer NOT NULL, after text)`,
    );
    for (const [name, { rows, checksum }] of told)
      await server.query(`INSERT INTO ${NOTES} VALUES ($1, $2, $3, 0)`, [name, rows, checksum]);
  });
}

/** A page, and that it is there. */
export async function movePage(
  server: EntityManager,
  { name }: CopiedTable,
  { rows, after }: { rows: number; after: Key },
  insert: () => Promise<void>,
): Promise<void> {
  await atOnce(server, async () => {
    await insert();
    await server.query(`UPDATE ${NOTES} SET copied = copied + $2, after = $3 WHERE name = $1`, [
      name,
      rows,
      JSON.stringify(after),
    ]);
  });
}

export async function endMove(server: EntityManager): Promise<void> {
  await server.query(`DROP TABLE IF EXISTS ${NOTES}`);
}

async function atOnce(server: EntityManager, work: () => Promise<void>): Promise<void> {
  await server.query('BEGIN');
  try {
    await work();
  } catch (error) {
    await server.query('ROLLBACK').catch(() => undefined); // the first error is the one worth hearing
    throw error;
  }
  await server.query('COMMIT');
}
