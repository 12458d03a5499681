import type { Database } from '#src/database/database';

/** Every row of every table there is, as text to look for traces in; bytes as the characters they may hold. */
export async function everyRow(database: Database): Promise<Map<string, string>> {
  return database.transaction(async (tx) => {
    const names =
      tx.dataSource.options.type === 'postgres'
        ? `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
        : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;
    const tables = await tx.query<{ name: string }[]>(names);
    const found = new Map<string, string>();
    for (const { name } of tables) {
      const rows = await tx.query<Record<string, unknown>[]>(`SELECT * FROM "${name}"`);
      found.set(name, rows.map((row) => Object.values(row).map(asText).join(' ')).join('\n'));
    }
    return found;
  });
}

/** The tables in which any of these words stands. */
export function tablesWith(rows: Map<string, string>, words: readonly string[]): string[] {
  return [...rows]
    .filter(([, text]) => words.some((word) => text.toLowerCase().includes(word.toLowerCase())))
    .map(([name]) => name);
}

function asText(value: unknown): string {
  if (Buffer.isBuffer(value)) return value.toString('latin1');
  return value instanceof Date
    ? value.toISOString()
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
}
