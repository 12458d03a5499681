import type { DataSource, Logger, ObjectLiteral } from 'typeorm';
import type { Database } from '#src/database/database';

export interface HeardQuery {
  sql: string;
  parameters: ObjectLiteral;
}

/** Hears every query that reads from now on, until `stop` tells which those were. */
export function heardQueries(database: Database): { stop(): HeardQuery[] } {
  const heard: HeardQuery[] = [];
  const deaf = hear(readerOf(database), (query) => heard.push(query));
  return {
    stop: () => {
      deaf();
      return heard;
    },
  };
}

/** Hears whatever is asked of the database, to read and to write. Answers what ends it. */
export function hearAll(database: Database, on: (query: HeardQuery) => void): () => void {
  const deaf = [readerOf(database), writerOf(database)].map((source) => hear(source, on));
  return () => deaf.forEach((end) => end());
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

export function readerOf(database: Database): DataSource {
  return (database as unknown as { reader: DataSource }).reader;
}

function writerOf(database: Database): DataSource {
  return (database as unknown as { writer: DataSource }).writer;
}

function hear(source: DataSource, on: (query: HeardQuery) => void): () => void {
  const before = source.logger;
  const hearing: Partial<Logger> = {
    ...silent,
    logQuery: (sql, parameters) => on({ sql, parameters: parameters ?? [] }),
  };
  (source as { logger: Logger }).logger = hearing as Logger;
  return () => void ((source as { logger: Logger }).logger = before);
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
