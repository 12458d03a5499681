import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from './row.js';

/** The table lies beside this, one file a room: `export const rows: Row[]`. */
export async function allRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of readdirSync(import.meta.dirname).sort()) {
    if (!/[.]rows[.][jt]s$/.test(name)) continue;
    // One after the other: Jest loads what two of them share only once.
    rows.push(...((await import(join(import.meta.dirname, name))) as { rows: Row[] }).rows);
  }
  return rows;
}
