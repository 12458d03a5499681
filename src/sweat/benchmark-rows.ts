import type { Sport } from '#src/kernel/sport';
import type { RegressionRow } from '#src/sweat/regression';

/**
 * How much of a row was measured: A all that matters, B body mass or the like taken from the sport's averages, C effort
 * from heart rate or energy tables, S swimming.
 */
export const TIERS = ['A', 'B', 'C', 'S'] as const;
export type Tier = (typeof TIERS)[number];

/** One published group mean: who did what in which air, and what they were found to sweat. */
export interface BenchmarkRow {
  study: string;
  tier: Tier;
  sport: Sport;
  /** null where both took part or the study does not tell. */
  sex: 'male' | 'female' | null;
  people: number | null;
  /** null where the study does not tell. */
  indoor: boolean | null;
  acclimatised: boolean;
  massKg: number;
  heightM: number;
  metabolicW: number;
  externalW: number;
  /** Relative standard deviation of that metabolic power. */
  metabolicSigma: number;
  durationMin: number;
  /** null for swimmers, and so for the four below. */
  air: { airC: number; radiantC: number; humidityPct: number; airMs: number; clo: number } | null;
  waterC: number | null;
  observedLPerH: number;
  /** What a scale saw go beside sweat, L/h; 0 where the study took it off. */
  nonSweatLPerH: number;
}

/** What E2 is fitted on: everybody out of the water whose effort was measured or follows from their speed. */
export function regressionRows(rows: readonly BenchmarkRow[]): RegressionRow[] {
  return rows.flatMap((row) => {
    if (row.air === null || (row.tier !== 'A' && row.tier !== 'B')) return [];
    const { study, people, massKg, heightM, metabolicW, externalW } = row;
    const sweatLPerH = row.observedLPerH - row.nonSweatLPerH;
    const from = { fromMin: 0, toMin: row.durationMin, airC: row.air.airC };
    return [{ study, people, massKg, heightM, metabolicW, externalW, sweatLPerH, ...from }];
  });
}

/** What a table cannot tell about, in sentences. */
export function lacksOf(rows: readonly BenchmarkRow[]): string[] {
  const dry = rows.filter((row) => row.tier !== 'S');
  const fitted = rows.filter((row) => row.tier === 'A' || row.tier === 'B');
  const studies = new Set(fitted.map((row) => row.study)).size;
  const women = dry.filter((row) => row.sex === 'female').length;
  const coldest = Math.min(...dry.map((row) => row.air?.airC ?? Infinity));
  const lacks: string[] = [];
  if (fitted.length > 0 && studies < 10) {
    lacks.push(
      `Tiers A and B hold ${fitted.length} group means from ${studies} ${studies === 1 ? 'study' : 'studies'}: differences below 0.03 L/h say nothing.`,
    );
  }
  if (!dry.some((row) => row.sport === 'ride' && row.indoor === false)) {
    lacks.push('No outdoor cycling: what wind does to riders is untested.');
  }
  if (dry.length > 0 && women < dry.length / 3) {
    lacks.push(`Few women: ${women} of ${dry.length} groups out of the water are women only.`);
  }
  if (dry.length > 0 && coldest > 0) lacks.push(`No frost: the coldest air is ${coldest} °C.`);
  if (!fitted.some((row) => row.metabolicSigma <= 0.05 && row.sport === 'ride')) {
    lacks.push('No rides with measured power.');
  }
  if (rows.some((row) => row.tier === 'S')) {
    lacks.push('The swimming rule was made on the very swimmers in tier S, so its score there is no test.');
  }
  return lacks;
}
