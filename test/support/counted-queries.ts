import type { DataSource, Logger } from 'typeorm';
import type { Database } from '#src/database/database';

/** Counts every query that reads from now on, until `stop` tells how many there were. */
export function countedQueries(database: Database): { stop(): number } {
  const { reader } = database as unknown as { reader: DataSource };
  const before = reader.logger;
  let count = 0;
  const counting: Partial<Logger> = { ...silent, logQuery: () => void count++ };
  (reader as { logger: Logger }).logger = counting as Logger;
  return {
    stop: () => {
      (reader as { logger: Logger }).logger = before;
      return count;
    },
  };
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
