import type Sqlite from 'better-sqlite3';

export type CopiedKind = 'plain' | 'flag' | 'time' | 'json' | 'bytes';

export interface CopiedTable {
  name: string;
  columns: { name: string; kind: CopiedKind }[];
  /** Columns of the primary key, in its order. */
  keys: string[];
  /** So many rows are held at once while they go over. */
  page: number;
}

/** What a value is as it goes from one database to the other. */
export type Carried = string | number | bigint | Buffer | null;
export type CarriedRow = Record<string, Carried>;

/** The table in which TypeORM notes what has run: each database has its own. */
export const MIGRATIONS = 'migrations';

/** How the migrations name on SQLite what is not simply a text or a number (portable.ts). */
const KINDS: Record<string, CopiedKind> = {
  boolean: 'flag',
  datetime: 'time',
  jsonb: 'json',
  blob: 'bytes',
};
const NOT_FOR_POSTGRES = /\0|\p{Surrogate}/gu;
const [LIGHT_PAGE, HEAVY_PAGE] = [500, 20];

/** The tables of a file of ours, in an order in which each row finds what it refers to. */
export function tablesIn(file: Sqlite.Database): CopiedTable[] {
  const names = file
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const inOrder: string[] = [];
  const visit = (name: string) => {
    if (inOrder.includes(name)) return;
    for (const target of targetsOf(file, name)) visit(target);
    inOrder.push(name);
  };
  for (const name of names.filter((one) => one !== MIGRATIONS)) visit(name);
  return inOrder.map((name) => tableIn(file, name));
}

/** What of a table a file answers with, ready to be carried. */
export function readFromSqlite({ name, columns }: CopiedTable): string {
  const read = columns.map((column) =>
    column.kind === 'json' ? `json("${column.name}") AS "${column.name}"` : `"${column.name}"`,
  );
  return `SELECT ${read.join(', ')} FROM "${name}"`;
}

/** Takes in a carried row, by the names of its columns. */
export function writeToSqlite({ name, columns }: CopiedTable): string {
  const values = columns.map((column) =>
    column.kind === 'json' ? `jsonb(@${column.name})` : `@${column.name}`,
  );
  return `INSERT INTO "${name}" (${listed(columns)}) VALUES (${values.join(', ')})`;
}

/** The same of PostgreSQL, in a session whose time zone is UTC: moments as TypeORM writes them on SQLite. */
export function readFromPostgres({ name, columns }: CopiedTable): string {
  const read = columns.map((column) => {
    const quoted = `"${column.name}"`;
    switch (column.kind) {
      case 'time':
        return `to_char(${quoted}, 'YYYY-MM-DD HH24:MI:SS.MS') AS ${quoted}`;
      case 'json':
        return `${quoted}::text AS ${quoted}`;
      case 'flag':
        return `${quoted}::int AS ${quoted}`;
      default:
        return quoted;
    }
  });
  return `SELECT ${read.join(', ')} FROM "${name}"`;
}

/** Takes in `rows` carried rows at once, whose values come one after the other. */
export function writeToPostgres({ name, columns }: CopiedTable, rows: number): string {
  let at = 0;
  const row = () => `(${columns.map(() => `$${++at}`).join(', ')})`;
  return `INSERT INTO "${name}" (${listed(columns)}) VALUES ${Array.from({ length: rows }, row).join(', ')}`;
}

/** SQLite keeps NUL and halves of a character, PostgreSQL does not: there U+FFFD stands for them. */
export function fitForPostgres(value: Carried, kind: CopiedKind): Carried {
  if (typeof value !== 'string') return value;
  if (kind !== 'json') return value.replace(NOT_FOR_POSTGRES, '\uFFFD');
  if (!/\\u(0000|d[89a-f])/i.test(value)) return value;
  let isReplaced = false;
  const fit = JSON.stringify(JSON.parse(value), (_name, held: unknown) => {
    if (typeof held !== 'string') return held;
    const text = held.replace(NOT_FOR_POSTGRES, '\uFFFD');
    isReplaced ||= text !== held;
    return text;
  });
  return isReplaced ? fit : value;
}

function tableIn(file: Sqlite.Database, name: string): CopiedTable {
  const found = file.pragma(`table_info("${name}")`) as { name: string; type: string; pk: number }[];
  const columns = found.map(({ name: column, type }) => ({
    name: column,
    kind: KINDS[type.toLowerCase()] ?? 'plain',
  }));
  const keys = found.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  const isHeavy = columns.some(({ kind }) => kind === 'bytes' || kind === 'json');
  return { name, columns, keys: keys.map((key) => key.name), page: isHeavy ? HEAVY_PAGE : LIGHT_PAGE };
}

function targetsOf(file: Sqlite.Database, name: string): string[] {
  const keys = file.pragma(`foreign_key_list("${name}")`) as { table: string }[];
  return keys.map(({ table }) => table).filter((target) => target !== name);
}

function listed(columns: { name: string }[]): string {
  return columns.map(({ name }) => `"${name}"`).join(', ');
}
