import { readFileSync } from 'node:fs';

export interface PublishedTable<Row, Tolerance> {
  /** Where the figures were published. */
  source: string;
  tolerance: Tolerance;
  rows: Row[];
}

/** A table of test/published/. Refuses one without source or rows: a test over nothing would pass. */
export function published<Row, Tolerance = Record<string, number>>(
  name: string,
): PublishedTable<Row, Tolerance> {
  const url = new URL(`../published/${name}.json`, import.meta.url);
  const table = JSON.parse(readFileSync(url, 'utf8')) as Partial<PublishedTable<Row, Tolerance>>;
  if (!table.source || !table.tolerance || !table.rows?.length) {
    throw new Error(`test/published/${name}.json must hold a source, a tolerance and at least one row.`);
  }
  return table as PublishedTable<Row, Tolerance>;
}
