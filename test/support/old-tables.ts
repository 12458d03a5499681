import type { DataSource } from 'typeorm';
import { history } from '#migrations/history';
import { openWriter } from '#src/database/data-sources';
import type { FreshPlace } from './settings.js';

/** Works on a place whose tables were made, or brought on, by every migration up to the one of this stamp. */
export async function withHistory<T>(
  place: FreshPlace,
  last: number,
  work: (writer: DataSource) => Promise<T>,
): Promise<T> {
  const migrations = history.filter(({ name }) => Number(/(\d+)$/.exec(name)![1]) <= last);
  const writer = await openWriter(place.settings, { tables: [], migrations });
  try {
    await writer.runMigrations();
    return await work(writer);
  } finally {
    await writer.destroy();
  }
}

/** Puts a row by the names its columns had then, which no class of ours knows any more. */
export async function insert(
  writer: DataSource,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const isPostgres = writer.options.type === 'postgres';
  const literal = (value: unknown): string => {
    if (value === null) return 'NULL';
    if (value instanceof Uint8Array) {
      const hex = Buffer.from(value).toString('hex');
      return isPostgres ? `'\\x${hex}'` : `X'${hex}'`;
    }
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return `'${typeof value === 'string' ? value : JSON.stringify(value)}'`;
  };
  const names = Object.keys(row).map((name) => `"${name}"`);
  await writer.query(
    `INSERT INTO ${table} (${names.join()}) VALUES (${Object.values(row).map(literal).join()})`,
  );
}

/** For tests that look at one table alone: what its rows would belong to has tests of its own. */
export async function withoutForeignKeys(writer: DataSource): Promise<void> {
  if (writer.options.type === 'postgres') await writer.query("SET session_replication_role = 'replica'");
  else await writer.query('PRAGMA foreign_keys = OFF');
}
