import type { Moments } from '#src/magnesium/moments';

/** A quantity by its quantiles: 80 % of what is likely lies between p10 and p90, 90 % between p5 and p95. */
export interface Likely {
  mid: number;
  p10: number;
  p90: number;
  p5: number;
  p95: number;
}

/** Standard normal quantiles of the levels shown. */
export const Z = {
  mid: 0,
  p10: -1.2815515655446004,
  p90: 1.2815515655446004,
  p5: -1.6448536269514722,
  p95: 1.6448536269514722,
};
export const LEVELS = ['mid', 'p10', 'p90', 'p5', 'p95'] as const satisfies readonly (keyof Likely)[];

export function likely(at: (z: number) => number): Likely {
  return { mid: at(Z.mid), p10: at(Z.p10), p90: at(Z.p90), p5: at(Z.p5), p95: at(Z.p95) };
}

/** Less skewed than this, a quantity is taken as normal. */
const STRAIGHT = 1e-4;

/**
 * What a sum of unlike parts is at `z` standard deviations: a log-normal moved along the axis, with the parts' own mean,
 * variance and third moment. Exact where one log-normal part outweighs the rest, and where normal ones do.
 */
export function quantiles({ mean, variance, third }: Moments): (z: number) => number {
  const sd = Math.sqrt(variance);
  if (sd === 0) return () => mean;
  const skew = third / (sd * sd * sd);
  if (Math.abs(skew) < STRAIGHT) return (z) => mean + sd * z;
  const side = Math.sign(skew);
  // skew = (w + 2)√(w - 1) with w = exp(sigma²): a cubic in √(w - 1) with one real root.
  const u = Math.cbrt((Math.abs(skew) + Math.sqrt(skew * skew + 4)) / 2);
  const root = u - 1 / u;
  const w = 1 + root * root;
  const sigma = Math.sqrt(Math.log(w));
  const scale = sd / Math.sqrt(w * (w - 1));
  const shift = mean - side * scale * Math.sqrt(w);
  return (z) => shift + side * scale * Math.exp(side * sigma * z);
}

/** Share of a standard normal below `z`; off by less than 1.5e-7. [AbramowitzStegun1964] */
export function shareBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = 0.5 * poly * Math.exp(-x * x);
  return z < 0 ? tail : 1 - tail;
}
