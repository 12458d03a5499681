import { acclimatisationFactor } from '#src/sweat/acclimatisation';
import type { BenchmarkRow } from '#src/sweat/benchmark-rows';
import { vapourKPa } from '#src/sweat/environment';
import { runPhs } from '#src/sweat/phs';
import type { PhsEdition } from '#src/sweat/phs-types';
import { sweatInAir } from '#src/sweat/raw-sweat';
import { heatAsSweatLPerH, regressionLPerH, type RegressionCoefficients } from '#src/sweat/regression';
import { sportFacts } from '#src/sweat/sport-facts';
import { swimSweatLPerH } from '#src/sweat/swimming';

/** What the models that learn have learnt. */
export interface Learnt {
  regression: RegressionCoefficients;
  /** Mean of the observed sweat rates, L/h. */
  meanLPerH: number;
}

export interface Prediction {
  /** Median sweat rate, L/h. */
  sweatLPerH: number;
  /** How far two models inside it disagree, ln units; 0 for a model of one piece. */
  disagreement: number;
}

export interface BenchmarkModel {
  name: string;
  /** Whether it learns from rows, so that it must be scored on studies it has not seen. */
  learns: boolean;
  /** null where it has nothing to say: most know no water. */
  predict(row: BenchmarkRow, learnt: Learnt): Prediction | null;
}

/** Add a model here and it is scored beside the others. */
export const BENCHMARK_MODELS: readonly BenchmarkModel[] = [
  { name: 'PHS 2004', learns: false, predict: (row) => iso7933(row, '2004') },
  { name: 'PHS 2023', learns: false, predict: (row) => iso7933(row, '2023') },
  { name: 'energy only', learns: false, predict: (row) => alone(0.75 * heatAsSweatLPerH(row)) },
  { name: 'E2', learns: true, predict: (row, { regression }) => energyAndTemperature(row, regression) },
  { name: 'constant', learns: true, predict: (_row, { meanLPerH }) => alone(meanLPerH) },
  { name: 'Svett', learns: true, predict: (row, { regression }) => svett(row, regression) },
];

/** Days of heat a group counts as that its study calls acclimatised; they train for ten days as a rule. */
const HEAT_DAYS = 10;
/** Fastest air ISO 7933 is valid in, m/s. */
const FASTEST_VALID_MS = 3;

function alone(sweatLPerH: number): Prediction {
  return { sweatLPerH, disagreement: 0 };
}

/** The standard as it stands, skin sweat only. */
function iso7933(row: BenchmarkRow, edition: PhsEdition): Prediction | null {
  if (row.air === null) return null;
  const { airC, radiantC, airMs, clo } = row.air;
  const { metabolicW, externalW } = row;
  const run = runPhs(
    {
      lengthMin: minutesOf(row),
      metabolicW,
      externalW,
      airC,
      radiantC,
      vapourKPa: vapourKPa(row.air),
      airMs,
      clo,
    },
    row,
    { edition, airSpeedCapMs: FASTEST_VALID_MS, reflectiveShare: 0 },
  );
  return alone((run.skinSweatTotalG * 0.06) / row.durationMin);
}

function energyAndTemperature(row: BenchmarkRow, regression: RegressionCoefficients): Prediction | null {
  if (row.air === null) return null;
  return alone(
    regressionLPerH({ ...row, airC: row.air.airC, fromMin: 0, toMin: row.durationMin }, regression),
  );
}

/** What Svett tells somebody it has never seen: physics, the sport's prior, acclimatisation once. */
function svett(row: BenchmarkRow, regression: RegressionCoefficients): Prediction | null {
  if (row.tier === 'S')
    return row.waterC === null ? null : alone(swimSweatLPerH({ ...row, waterC: row.waterC }));
  if (row.air === null) return null;
  const lengthMin = minutesOf(row);
  const filled = (value: number) => new Float64Array(lengthMin.length).fill(value);
  const { airC, radiantC, airMs, clo } = row.air;
  const raw = sweatInAir(
    {
      ...row,
      lengthMin,
      activeShare: 1,
      metabolicW: filled(row.metabolicW),
      externalW: filled(row.externalW),
      clo,
    },
    { airC, radiantC, vapourKPa: vapourKPa(row.air), airMs },
    undefined,
    regression,
  );
  const factor =
    Math.exp(sportFacts(row.sport).prior.mu) * acclimatisationFactor(row.acclimatised ? HEAT_DAYS : 0);
  return { sweatLPerH: (raw.totalL * factor * 60) / row.durationMin, disagreement: raw.disagreement };
}

function minutesOf({ durationMin }: BenchmarkRow): Float64Array {
  const minutes = new Float64Array(Math.ceil(durationMin)).fill(1);
  minutes[minutes.length - 1] = durationMin - (minutes.length - 1);
  return minutes;
}
