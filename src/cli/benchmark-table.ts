import { parse } from 'csv-parse/sync';
import type { Sport } from '#src/kernel/sport';
import { SPORTS } from '#src/kernel/sport';
import { CodedProblem } from '#src/kernel/problem';
import { TIERS, type BenchmarkRow, type Tier } from '#src/sweat/benchmark-rows';
import { SWIM_REFERENCE_W } from '#src/sweat/swimming';

/** A file that holds no row a model could be scored on. */
export class TableNotUsable extends CodedProblem {
  readonly kind = 'invalid';
}

export interface BenchmarkTable {
  rows: BenchmarkRow[];
  /** Rows left out, with a reason in words. */
  skipped: { id: string; reason: string }[];
}

type Cells = Partial<Record<string, string>>;

/** Columns without which nothing can be scored. */
const NEEDED = ['study', 'sport', 'tier'];

/** Words of the literature for sports Svett calls otherwise. */
const SPORT_WORDS = new Map<string, Sport>([
  ['running', 'run'],
  ['walking', 'walk'],
  ['cycling', 'ride'],
  ['spin_class', 'ride'],
  ['swimming', 'swim'],
  ['rowing', 'row'],
  ['soccer_match', 'soccer'],
  ['futsal', 'soccer'],
  ['rugby', 'american_football'],
  ['squash', 'racket'],
  ['badminton', 'racket'],
  ['crossfit', 'hiit'],
  ['cross_country_skiing', 'xc_ski'],
  ['hiking', 'hike'],
  ['kayaking', 'paddle'],
]);

/** Relative standard deviation of metabolic power, by how the study came to it. [own] */
const METABOLIC_SIGMA = new Map<string, number>([
  ['Hprod', 0.05],
  ['VO2', 0.05],
  ['power', 0.05],
  ['speed', 0.08],
  ['HR', 0.15],
  ['HR%', 0.2],
  ['METs', 0.3],
]);
const UNKNOWN_SOURCE_SIGMA = 0.3;

/** Group means from CSV. Blank cells and odd rows cost that row, with a reason; a file of nothing else is refused. */
export function benchmarkTable(csv: string | Uint8Array): BenchmarkTable {
  const records = recordsOf(csv);
  const missing = NEEDED.filter((column) => records[0] !== undefined && !(column in records[0]));
  if (missing.length > 0) {
    const columns = missing.join(', ');
    throw new TableNotUsable(
      'cli.table-lacks-columns',
      `The file lacks the columns ${columns}; docs/science.md lists what rows need.`,
      { columns },
    );
  }
  const table: BenchmarkTable = { rows: [], skipped: [] };
  for (const [i, cells] of records.entries()) {
    const id = cells['id'] || `line ${i + 2}`;
    try {
      table.rows.push(rowOf(cells));
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      table.skipped.push({ id, reason: error.message });
    }
  }
  if (table.rows.length === 0) {
    const why = table.skipped[0] ? ` The first: ${table.skipped[0].reason}.` : '';
    throw new TableNotUsable('cli.table-without-rows', `No row of the file can be scored.${why}`);
  }
  return table;
}

function recordsOf(csv: string | Uint8Array): Cells[] {
  try {
    const text = typeof csv === 'string' ? csv : Buffer.from(csv);
    return parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
  } catch {
    throw new TableNotUsable(
      'cli.table-is-none',
      'The file is not a table of comma-separated values with a line of column names.',
    );
  }
}

class RowFault extends Error {}

function rowOf(cells: Cells): BenchmarkRow {
  const tier = TIERS.find((known) => known === cells['tier']);
  if (tier === undefined) throw new RowFault(`only the tiers ${TIERS.join(', ')} are scored`);
  const number = reader(cells);
  const swims = tier === 'S';
  const observed = cells['used_sweat_L_h'] ? 'used_sweat_L_h' : 'sweat_rate_L_h_mean';
  return {
    study: cells['study'] || 'unnamed',
    tier,
    sport: sportOf(cells['sport'] ?? '', tier),
    sex: cells['sex'] === 'F' ? 'female' : cells['sex'] === 'M' ? 'male' : null,
    people: cells['n'] ? number('n', 1, 1e6) : null,
    indoor: cells['indoor'] === '1' ? true : cells['indoor'] === '0' ? false : null,
    acclimatised: cells['acclimated'] === '1',
    massKg: number('used_mass_kg', 15, 350, swims ? 70 : undefined),
    heightM: number('used_height_m', 0.8, 2.6, swims ? 1.75 : undefined),
    metabolicW: number('used_metabolic_W', 30, 4000, swims ? SWIM_REFERENCE_W : undefined),
    externalW: number('used_external_W', -2000, 2000, 0),
    metabolicSigma: METABOLIC_SIGMA.get(cells['used_metabolic_source'] ?? '') ?? UNKNOWN_SOURCE_SIGMA,
    durationMin: number('used_duration_min', 1, 3000, swims ? 60 : undefined),
    air: swims
      ? null
      : {
          airC: number('ta_C', -45, 55),
          radiantC: number('used_tr_C', -60, 140),
          humidityPct: number('used_rh_pct', 0, 100),
          airMs: number('used_air_ms', 0, 60),
          clo: number('used_clo', 0, 5),
        },
    waterC: swims ? waterOf(cells) : null,
    observedLPerH: number(observed, 0.01, 8),
    nonSweatLPerH: number('used_nsl_L_h', 0, 1, 0),
  };
}

function reader(cells: Cells) {
  return (column: string, from: number, to: number, blank?: number): number => {
    const cell = cells[column];
    if (!cell) {
      if (blank !== undefined) return blank;
      throw new RowFault(`${column} is blank`);
    }
    const value = Number(cell);
    if (value >= from && value <= to) return value;
    throw new RowFault(`${column} must be a number from ${from} to ${to}`);
  };
}

function sportOf(word: string, tier: Tier): Sport {
  if (tier === 'S') return 'swim';
  return SPORTS.find((sport) => sport === word) ?? SPORT_WORDS.get(word) ?? 'other';
}

/** Water temperature stands in its own column or, in older tables, in a note: "WATER temp 27 C". */
function waterOf(cells: Cells): number {
  const told = cells['water_C'] || /\bwater\b[^\d]*(\d+(?:\.\d+)?)\s*°?C\b/i.exec(cells['notes'] ?? '')?.[1];
  const value = told ? Number(told) : NaN;
  if (value >= 0 && value <= 42) return value;
  throw new RowFault('water_C is blank, and no note tells the temperature of the water');
}
