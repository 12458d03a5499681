import type { DataSource, Logger, ObjectLiteral } from 'typeorm';
import type { Database } from '#src/database/database';

export interface HeardQuery {
  sql: string;
  parameters: ObjectLiteral;
}

/** Hears every query that reads from now on, until `stop` tells which those were. */
export function heardQueries(database: Database): { stop(): HeardQuery[] } {
  const reader = readerOf(database);
  const before = reader.logger;
  const heard: HeardQuery[] = [];
  const hearing: Partial<Logger> = {
    ...silent,
    logQuery: (sql, parameters) => void heard.push({ sql, parameters: parameters ?? [] }),
  };
  (reader as { logger: Logger }).logger = hearing as Logger;
  return {
    stop: () => {
      (reader as { logger: Logger }).logger = before;
      return heard;
    },
  };
}

/** Counts them. */
export function countedQueries(database: Database): { stop(): number } {
  const hearing = heardQueries(database);
  return { stop: () => hearing.stop().length };
}

/** How SQLite goes about a query, a line for each table. */
export async function planOf(database: Database, { sql, parameters }: HeardQuery): Promise<string[]> {
  const steps = await readerOf(database).query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
  return steps.map(({ detail }) => detail);
}

function readerOf(database: Database): DataSource {
  return (database as unknown as { reader: DataSource }).reader;
}

const nothing = () => {};
const silent: Logger = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};
