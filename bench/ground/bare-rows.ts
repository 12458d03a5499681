import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Settings } from '#src/config/settings';
import { openWriter } from '#src/database/data-sources';

type Row = Record<string, unknown>;
/** Prepared once where the driver can. Values stand for `?` in their order. */
export type Statement = (...values: unknown[]) => Row[] | Promise<Row[]>;

/** The same rows as the service's, asked for in bare statements, of which nothing is made: a limit to be measured against. */
export interface BareRows {
  prepare(sql: string): Statement;
  /** All of it in one transaction. */
  inOne(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export async function bareRows(settings: Settings): Promise<BareRows> {
  return settings.databaseUrl ? ofPostgres(settings) : ofSqlite(settings.dataFolder);
}

/** As durable as the service itself. */
function ofSqlite(folder: string): BareRows {
  const rows = new Sqlite(join(folder, 'svett.sqlite'));
  rows.pragma('synchronous = FULL');
  rows.pragma('secure_delete = ON');
  return {
    prepare: (sql) => {
      const statement = rows.prepare<unknown[], Row>(sql);
      if (statement.reader) return (...values) => statement.all(...values);
      return (...values) => {
        statement.run(...values);
        return [];
      };
    },
    inOne: async (work) => {
      rows.exec('BEGIN IMMEDIATE');
      await work();
      rows.exec('COMMIT');
    },
    close: async () => void rows.close(),
  };
}

async function ofPostgres(settings: Settings): Promise<BareRows> {
  const writer = await openWriter(settings, { tables: [], migrations: [] });
  const rows = writer.createQueryRunner();
  return {
    prepare: (sql) => {
      let place = 0;
      const text = sql.replace(/\?/g, () => `$${++place}`);
      return async (...values) => {
        const { records } = await rows.query(text, values, true);
        return (records ?? []) as Row[];
      };
    },
    inOne: async (work) => {
      await rows.startTransaction();
      await work();
      await rows.commitTransaction();
    },
    close: async () => {
      await rows.release();
      await writer.destroy();
    },
  };
}
