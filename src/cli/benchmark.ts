import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { benchmarkTable, TableNotUsable, type BenchmarkTable } from '#src/cli/benchmark-table';
import { projectRoot } from '#src/config/project-root';
import { benchmark, type Benchmark, type Score } from '#src/sweat/benchmark';
import type { Say } from '#src/words/words';

export interface BenchmarkReport extends Benchmark {
  skipped: BenchmarkTable['skipped'];
}

/** The table Svett's own coefficients come from, with its sources. */
export const OWN_TABLE = join(projectRoot, 'test', 'published', 'sweat-rows.csv');

/**
 * The Open Sweat Benchmark on Svett's own table, where models that learn are refitted without the study they foretell,
 * or on a file of the same columns, scored as it is.
 *
 * @throws TableNotUsable when the file cannot be read or holds no row that can be scored.
 */
export function benchmarkReport({ rowsFile }: { rowsFile?: string | undefined } = {}): BenchmarkReport {
  const { rows, skipped } = benchmarkTable(contentOf(rowsFile ?? OWN_TABLE));
  return { ...benchmark(rows, { refit: rowsFile === undefined }), skipped };
}

function contentOf(file: string): Buffer {
  try {
    if (statSync(file).isFile()) return readFileSync(file);
  } catch {
    // Said below, as for a folder or a device.
  }
  throw new TableNotUsable(
    'cli.table-not-there',
    'There is no readable file of that name; give --rows the path of a CSV file.',
  );
}

const COLUMNS: { title: string; of: (score: Score) => string }[] = [
  { title: 'model', of: (s) => s.name },
  { title: 'tier', of: (s) => s.tier },
  { title: 'setting', of: (s) => s.setting },
  { title: 'fit', of: (s) => s.fit },
  { title: 'n', of: (s) => String(s.n) },
  { title: 'bias L/h', of: (s) => signed(s.biasLPerH) },
  { title: 'RMSE L/h', of: (s) => s.rmseLPerH.toFixed(2) },
  { title: 'MAPE %', of: (s) => s.mapePct.toFixed(0) },
  { title: '±0.25 %', of: (s) => s.within025Pct.toFixed(0) },
  { title: 'likely %', of: (s) => s.inside80Pct.toFixed(0) },
];
const LEFT_ALIGNED = 4;

/** The report as lines a person reads: a table, then what it cannot tell. */
export function benchmarkText({ models, lacks, skipped }: BenchmarkReport, say: Say): string {
  const rows = [
    COLUMNS.map(({ title }) => title),
    ...models.map((score) => COLUMNS.map(({ of }) => of(score))),
  ];
  const widths = COLUMNS.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  const lines = rows.map((row) =>
    row.map((cell, i) => (i < LEFT_ALIGNED ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
  );
  return [
    ...lines,
    '',
    say('cli.benchmark.columns'),
    '',
    ...lacks,
    ...(skipped.length > 0
      ? ['', say('cli.benchmark.skipped', { count: skipped.length }), ...reasons(skipped)]
      : []),
    '',
  ].join('\n');
}

function reasons(skipped: BenchmarkReport['skipped']): string[] {
  const ids = new Map<string, string[]>();
  for (const { id, reason } of skipped) ids.set(reason, [...(ids.get(reason) ?? []), id]);
  return [...ids].map(([reason, rows]) => `  ${reason} (${rows.join(', ')})`);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}
