import { ENGINE } from '#src/config/engine';

/** What one engine writes differently from the other. */
interface Dialect {
  /** Said once to a connection that fills tables: what is lost in a power cut is filled again, and every key is known to be there. */
  hurry: readonly string[];
  /** Said when all is there. */
  tidy: readonly string[];
  /** An id, of an expression that makes its text. */
  id: (text: string) => string;
  json: (value: unknown) => string;
  /** A column of JSON, to be read by its own name. */
  told: (column: string) => string;
  /** As it stands between quotes. */
  moment: (at: Date) => string;
}

const sqlite: Dialect = {
  hurry: [
    'PRAGMA synchronous = OFF',
    'PRAGMA foreign_keys = OFF',
    'PRAGMA secure_delete = OFF',
    'PRAGMA cache_size = -400000',
    'PRAGMA threads = 2',
  ],
  tidy: ['PRAGMA wal_checkpoint(TRUNCATE)'],
  id: (text) => text,
  json: (value) => `jsonb('${JSON.stringify(value)}')`,
  told: (column) => `json(${column}) AS ${column}`,
  moment: (at) => at.toISOString().replace('T', ' ').slice(0, -1),
};

const postgres: Dialect = {
  hurry: [
    `SET session_replication_role = 'replica'`,
    `SET maintenance_work_mem = '400MB'`,
    'SET synchronous_commit = off',
  ],
  // What autovacuum does on a server that has been running: its planner knows the tables, and indexes answer alone.
  tidy: ['VACUUM ANALYZE'],
  id: (text) => `CAST(${text} AS uuid)`,
  json: (value) => `CAST('${JSON.stringify(value)}' AS jsonb)`,
  told: (column) => column,
  moment: (at) => at.toISOString(),
};

export const dialect = ENGINE === 'postgres' ? postgres : sqlite;
