import { median as medianOf, type LogNormal, quantile } from '#src/sweat/distribution';

/** What was foretold of a session's sweat, litres, beside what a scale then said of it. */
export interface Trial {
  foretold: LogNormal;
  /** Skin sweat measured, litres, above 0, and its standard deviation. */
  observedL: number;
  observedSdL: number;
}

/** Whether ranges held what they promise: four in five. */
export type Coverage = 'too-few' | 'as-promised' | 'too-narrow' | 'too-wide';
/** Whether the middle lay too low or too high, as far as that can be told. */
export type Leaning = 'too-low' | 'too-high' | 'neither';

/** How well foretold and measured agree, over all trials. */
export interface Accuracy {
  trials: number;
  /** Measured litres inside the likely (80 %) range. */
  inside: number;
  /** As many were to be expected of ranges that are right. */
  expected: number;
  /** Such ranges hold so many in four of five such series, at least. */
  usual: { from: number; to: number };
  coverage: Coverage;
  /** Measured over foretold; null with too few trials. */
  middle: { times: number; p10: number; p90: number; leaning: Leaning } | null;
  /** Half of the measured litres lay nearer to the middle of the range than this, as a share of it; null with too few. */
  halfWithin: number | null;
}

/** Below this many nothing is said of them all: three ranges that miss by chance look like bad ones. [own] */
export const FEWEST_TRIALS = 5;
/** What happens to right ranges less often than this is held against them. [own] */
const SURPRISING = 0.1;
/** One standard deviation to either end of a likely range. */
const Z_LIKELY = 1.2815515655446004;

export function accuracyOf(trials: readonly Trial[]): Accuracy {
  const inside = trials.filter(isInside).length;
  const chances = trials.map(chanceInside);
  const counts = countsOf(chances);
  const told = trials.length >= FEWEST_TRIALS;
  return {
    trials: trials.length,
    inside,
    expected: sum(chances),
    usual: usualCounts(counts),
    coverage: told ? coverageOf(counts, inside) : 'too-few',
    middle: told ? middleOf(trials) : null,
    halfWithin: told ? halfWithin(trials) : null,
  };
}

export function isInside({ foretold, observedL }: Trial): boolean {
  return observedL >= quantile(foretold, 0.1) && observedL <= quantile(foretold, 0.9);
}

/**
 * How probable it is that the scale's number lies in a range that is right. The range is of the sweat; the scale adds an
 * error of its own, so it is somewhat less than 0.8.
 */
function chanceInside({ foretold: { sigma }, observedL, observedSdL }: Trial): number {
  const withScale = Math.hypot(sigma, observedSdL / observedL);
  return 2 * normalFromMiddle((Z_LIKELY * sigma) / withScale);
}

/** Probability of each number of hits among independent chances of their own; its place is the number. */
function countsOf(chances: readonly number[]): number[] {
  return chances.reduce<number[]>(
    (counts, chance) =>
      [...counts, 0].map((none, hits) => none * (1 - chance) + (counts[hits - 1] ?? 0) * chance),
    [1],
  );
}

function coverageOf(counts: readonly number[], inside: number): Coverage {
  if (sum(counts.slice(0, inside + 1)) < SURPRISING) return 'too-narrow';
  return sum(counts.slice(inside)) < SURPRISING ? 'too-wide' : 'as-promised';
}

/** Without the tails that are surprising on either side. */
function usualCounts(counts: readonly number[]): { from: number; to: number } {
  const from = counts.findIndex((_, count) => sum(counts.slice(0, count + 1)) >= SURPRISING);
  const to = counts.findLastIndex((_, count) => sum(counts.slice(count)) >= SURPRISING);
  return { from, to };
}

/**
 * The mean of ln(measured / foretold), each weighted by how sure the two are. Where they scatter more than they say of
 * themselves, the mean is as much less sure. [Birge1932]
 */
function middleOf(trials: readonly Trial[]): NonNullable<Accuracy['middle']> {
  const seen = trials.map(({ foretold, observedL, observedSdL }) => ({
    ln: Math.log(observedL) - foretold.mu,
    weight: 1 / (foretold.sigma ** 2 + (observedSdL / observedL) ** 2),
  }));
  const weights = sum(seen.map(({ weight }) => weight));
  const mu = sum(seen.map(({ ln, weight }) => ln * weight)) / weights;
  const scatter = sum(seen.map(({ ln, weight }) => weight * (ln - mu) ** 2)) / (seen.length - 1);
  const factor = { mu, sigma: Math.sqrt(Math.max(1, scatter) / weights) };
  const [p10, p90] = [quantile(factor, 0.1), quantile(factor, 0.9)];
  const leaning = p10 > 1 ? 'too-low' : p90 < 1 ? 'too-high' : 'neither';
  return { times: medianOf(factor), p10, p90, leaning };
}

function halfWithin(trials: readonly Trial[]): number {
  const off = trials
    .map(({ foretold, observedL }) => Math.abs(observedL / medianOf(foretold) - 1))
    .sort((one, other) => one - other);
  const [below, above] = [off[(off.length - 1) >> 1]!, off[off.length >> 1]!];
  return (below + above) / 2;
}

/** Probability of a standard normal value between 0 and `z`, 0 to 4, by Simpson's rule: good to eight digits. */
function normalFromMiddle(z: number): number {
  const steps = 64;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let total = density(0) + density(z);
  for (let i = 1; i < steps; i++) total += (i % 2 === 1 ? 4 : 2) * density((z * i) / steps);
  return (total * z) / steps / 3;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
