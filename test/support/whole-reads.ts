import type { DataSource } from 'typeorm';
import type { Database } from '#src/database/database';
import { type HeardQuery, planOf, readerOf } from './counted-queries.js';

/** A step that reads all of a table, or all of an index of it. */
export interface WholeRead {
  table: string;
  /** As the database tells it. */
  step: string;
}

interface Index {
  /** Its first column; what is looked up by a later one alone reads all of it. */
  first: string;
  /** It holds only the rows that are looked for. */
  isPartial: boolean;
}

/** Where `query` reads a whole table, by the plan of the database itself: rows it holds make no difference to it. */
export type Planner = (query: HeardQuery) => Promise<WholeRead[]>;

export async function withPlanner<T>(database: Database, work: (plan: Planner) => Promise<T>): Promise<T> {
  const reader = readerOf(database);
  return reader.options.type === 'postgres' ? onPostgres(reader, work) : work(await onSqlite(database));
}

/** SQLite, as long as nobody has it gather statistics, takes an index wherever one serves. */
async function onSqlite(database: Database): Promise<Planner> {
  const indexes = await readerOf(database).query<{ name: string; tbl_name: string; sql: string | null }[]>(
    `SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index'`,
  );
  const partial = new Set(indexes.filter(({ sql }) => sql?.includes(' WHERE ')).map(({ name }) => name));
  const tables = new Set(indexes.map(({ tbl_name }) => tbl_name));
  return async (query) => {
    const { sql } = query;
    if (isAboutNothing(sql) || !isPlanned(sql)) return [];
    const steps = await planOf(database, query);
    const isSorted = steps.some((step) => step.startsWith('USE TEMP B-TREE'));
    return steps.flatMap((step) => {
      const [, alias, index] = /^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?/.exec(step) ?? [];
      const automatic = /^SEARCH (\w+) USING AUTOMATIC/.exec(step)?.[1];
      const name = alias ?? automatic;
      const table = name && tableOf(sql, name);
      if (!table || !tables.has(table) || (index && partial.has(index))) return [];
      return !automatic && !isSorted && isFirstFew(sql) ? [] : [{ table, step }];
    });
  };
}

interface Step {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  Plans?: Step[];
}

/** PostgreSQL goes by how many rows there are, and reads all of small tables: it is told to do so only where nothing else serves. */
async function onPostgres<T>(reader: DataSource, work: (plan: Planner) => Promise<T>): Promise<T> {
  const runner = reader.createQueryRunner();
  try {
    for (const way of ['seqscan', 'hashjoin', 'mergejoin'])
      await reader.query(`SET enable_${way} = off`, [], runner);
    const indexes = await indexesOf(reader);
    return await work(async ({ sql, parameters }) => {
      if (!isPlanned(sql)) return [];
      const [answer] = await reader.query<{ 'QUERY PLAN': { Plan: Step }[] }[]>(
        `EXPLAIN (FORMAT JSON) ${sql}`,
        parameters as unknown[],
        runner,
      );
      return wholeReadsIn(answer!['QUERY PLAN'][0]!.Plan, indexes);
    });
  } finally {
    await runner.query('RESET ALL').finally(() => runner.release());
  }
}

async function indexesOf(reader: DataSource): Promise<Map<string, Index>> {
  const rows = await reader.query<{ name: string; first: string; partial: boolean }[]>(
    `SELECT it.relname AS name, pg_get_indexdef(indexrelid, 1, true) AS first, indpred IS NOT NULL AS partial
     FROM pg_index JOIN pg_class it ON it.oid = indexrelid
     JOIN pg_namespace ON pg_namespace.oid = it.relnamespace AND nspname = 'public'`,
  );
  return new Map(rows.map(({ name, first, partial }) => [name, { first, isPartial: partial }]));
}

/** `fewAreEnough`: whoever asks for the rows of this step stops after the first of them. */
function wholeReadsIn(step: Step, indexes: Map<string, Index>, fewAreEnough = false): WholeRead[] {
  const kind = step['Node Type'];
  const goesOn = fewAreEnough && (kind === 'Result' || kind === 'Subquery Scan' || kind === 'LockRows');
  const below = (step.Plans ?? []).flatMap((one) => wholeReadsIn(one, indexes, goesOn || kind === 'Limit'));
  const table = step['Relation Name'];
  if (!table || !isWhole(step, indexes) || (fewAreEnough && !step.Filter)) return below;
  const where = step['Index Cond'] ?? step.Filter ?? '';
  return [
    { table, step: `${kind} ${step['Index Name'] ?? ''} ${where}`.replace(/ +/g, ' ').trim() },
    ...below,
  ];
}

function isWhole(step: Step, indexes: Map<string, Index>): boolean {
  const kind = step['Node Type'];
  if (kind === 'Seq Scan') return true;
  if (kind === 'Bitmap Heap Scan')
    return leavesOf(step).some(
      (leaf) => leaf['Node Type'] === 'Bitmap Index Scan' && isWholeIndex(leaf, indexes),
    );
  return (kind === 'Index Scan' || kind === 'Index Only Scan') && isWholeIndex(step, indexes);
}

function isWholeIndex(step: Step, indexes: Map<string, Index>): boolean {
  const index = indexes.get(step['Index Name']!);
  if (!index || index.isPartial) return false;
  return !new RegExp(`\\b${index.first}\\b`).test(step['Index Cond'] ?? '');
}

function leavesOf(step: Step): Step[] {
  const below = (step.Plans ?? []).flatMap(leavesOf);
  return below.length === 0 ? [step] : below;
}

/** Asks for the rows among no ids at all: SQLite plans for it and reads nothing. */
function isAboutNothing(sql: string): boolean {
  return /\b0 ?= ?1\b/.test(sql);
}

/** Everything else (BEGIN, SET, locks) has no plan. */
function isPlanned(sql: string): boolean {
  return /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(sql);
}

/** The first few of a table, as they lie or along an index: nothing is left out on the way to them. */
function isFirstFew(sql: string): boolean {
  return /\bLIMIT\b/i.test(sql) && !/\bWHERE\b(?! EXISTS)/i.test(sql);
}

/** The plan names a table as the statement does, which may give it another name. */
function tableOf(sql: string, name: string): string {
  for (const [, table, alias] of sql.matchAll(
    /\b(?:FROM|JOIN|INTO|UPDATE) "?(\w+)"?(?: (?:AS )?"?(\w+)"?)?/gi,
  ))
    if (alias === name) return table!;
  return name;
}

const KEYS_WITHOUT = {
  sqlite: `SELECT tables.name || '.' || keys."from" AS key
    FROM sqlite_master tables, pragma_foreign_key_list(tables.name) keys
    WHERE tables.type = 'table' AND NOT EXISTS (
      SELECT 1 FROM pragma_index_list(tables.name) indexes, pragma_index_info(indexes.name) columns
      WHERE columns.seqno = 0 AND columns.name = keys."from")`,
  postgres: `SELECT tables.relname || '.' || columns.attname AS key
    FROM pg_constraint keys JOIN pg_class tables ON tables.oid = conrelid
    JOIN pg_attribute columns ON columns.attrelid = conrelid AND columns.attnum = conkey[1]
    WHERE contype = 'f' AND NOT EXISTS (
      SELECT 1 FROM pg_index WHERE indrelid = conrelid AND indkey[0] = conkey[1])`,
};

/** `table.column` of each foreign key that no index begins with: with the row it leads to, its own table is read whole. */
export async function foreignKeysWithoutIndex(database: Database): Promise<string[]> {
  const reader = readerOf(database);
  const asked = KEYS_WITHOUT[reader.options.type === 'postgres' ? 'postgres' : 'sqlite'];
  return (await reader.query<{ key: string }[]>(asked)).map(({ key }) => key);
}
