import { skinAreaM2 } from '#src/sweat/body';

/** Latent heat of sweat, J/g. [Wenger1972] */
export const LATENT_HEAT = 2426;

/** Litres an hour that would carry off all heat a body makes, were they all to evaporate. */
export function heatAsSweatLPerH({
  metabolicW,
  externalW,
}: {
  metabolicW: number;
  externalW: number;
}): number {
  return (Math.max(0, metabolicW - externalW) * 3.6) / LATENT_HEAT;
}

/** E2's three numbers, all L/h: per m² of skin, per L/h of heat, and per m² and °C of air. */
export interface RegressionCoefficients {
  perArea: number;
  perHeat: number;
  perAreaDegree: number;
}

/** What E2 is asked: means over the whole session. */
export interface RegressionInput {
  massKg: number;
  heightM: number;
  metabolicW: number;
  externalW: number;
  airC: number;
  /** When the stretch begins and ends, minutes since the athlete began to move. */
  fromMin: number;
  toMin: number;
}

/** Least sweat, as a share of the heat made, where the line would go below. */
export const FLOOR = 0.15;

/** Time constant of sweating's start, minutes. */
const ONSET_MIN = 10;
/** Length of session at which the lag is 1, and the most it may be. */
const REFERENCE_MIN = 75;
const MOST_LAG = 1.1;

/**
 * E2: sweat rate from energy and air temperature alone, L/h, as a mean over the session. The idea is that of
 * Cheuvront, Sollanek and Baker, whose model of this kind holds for twenty groups of athletes; the coefficients are
 * our own fit. [own, after Cheuvront2021]
 */
export function regressionLPerH(input: RegressionInput, c: RegressionCoefficients): number {
  const [area, heat, areaDegrees] = terms(input);
  const line = c.perArea * area + c.perHeat * heat + c.perAreaDegree * areaDegrees;
  return Math.max(line, FLOOR * heat);
}

/** The three regressors, each with the lag of sweating's start in it. */
function terms(input: RegressionInput): [area: number, heat: number, areaDegrees: number] {
  const lag = lagFactor(input);
  const area = skinAreaM2(input) * lag;
  return [area, heatAsSweatLPerH(input) * lag, area * input.airC];
}

/** Sweating sets in over ten minutes, so short sessions have a lower mean rate: 1 at 75 minutes from rest. */
export function lagFactor({ fromMin, toMin }: { fromMin: number; toMin: number }): number {
  return (sweatingMinutes(toMin) - sweatingMinutes(fromMin)) / (toMin - fromMin);
}

/** Minutes of sweating at the 75-minute mean rate that the first `t` minutes are worth. */
function sweatingMinutes(t: number): number {
  const lag = meanOnset(t) / meanOnset(REFERENCE_MIN);
  return t * Math.min(MOST_LAG, lag);
}

/** Mean over the first `t` minutes of a rise to 1 with a time constant of ten. */
function meanOnset(t: number): number {
  return t > 0 ? 1 - (ONSET_MIN / t) * (1 - Math.exp(-t / ONSET_MIN)) : 0;
}

/** One published group mean to fit on. */
export interface RegressionRow extends RegressionInput {
  study: string;
  /** People in the group; null where the paper does not tell. */
  people: number | null;
  sweatLPerH: number;
}

/**
 * Between studies far more differs than within, so a group of many counts for no more than twenty; one of unknown
 * size counts as five.
 */
const MOST_WEIGHT = 20;
const UNKNOWN_WEIGHT = 5;

/** Weighted least squares of the three coefficients, by the normal equations. */
export function fitRegression(rows: readonly RegressionRow[]): RegressionCoefficients {
  const normal = [0, 1, 2].map(() => [0, 0, 0, 0]);
  for (const row of rows) {
    const x = terms(row);
    const weight = Math.min(MOST_WEIGHT, row.people ?? UNKNOWN_WEIGHT);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) normal[i]![j]! += weight * x[i]! * x[j]!;
      normal[i]![3]! += weight * x[i]! * row.sweatLPerH;
    }
  }
  const [perArea, perHeat, perAreaDegree] = solve(normal);
  return { perArea: perArea!, perHeat: perHeat!, perAreaDegree: perAreaDegree! };
}

/** For each study what the others alone teach: all that a forecast of it may know. */
export function leaveOneStudyOut<Row extends { study: string }, Learnt>(
  rows: readonly Row[],
  learn: (others: Row[]) => Learnt,
): Map<string, Learnt> {
  const studies = new Set(rows.map((row) => row.study));
  return new Map([...studies].map((study) => [study, learn(rows.filter((row) => row.study !== study))]));
}

/** Gauss–Jordan elimination of a small symmetric system, right-hand side in the last column. */
function solve(system: number[][]): number[] {
  const rows = system.map((row) => [...row]);
  for (let i = 0; i < rows.length; i++) {
    const pivot = rows.slice(i).reduce((best, row) => (Math.abs(row[i]!) > Math.abs(best[i]!) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(i, 0, pivot);
    for (const [k, row] of rows.entries()) {
      if (k === i) continue;
      const share = row[i]! / pivot[i]!;
      for (let j = i; j < row.length; j++) row[j]! -= share * pivot[j]!;
    }
  }
  return rows.map((row, i) => row[rows.length]! / row[i]!);
}
