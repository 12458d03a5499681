/** A few unknown numbers believed to be jointly normal. */
export interface Gaussian {
  readonly mean: Float64Array;
  /** Row by row, mean.length squared. */
  readonly covariance: Float64Array;
}

/** Unknowns that have nothing to do with each other. */
export function independent(unknowns: readonly { mean: number; variance: number }[]): Gaussian {
  const n = unknowns.length;
  const covariance = new Float64Array(n * n);
  unknowns.forEach(({ variance }, i) => (covariance[i * n + i] = variance));
  return { mean: Float64Array.from(unknowns, ({ mean }) => mean), covariance };
}

/** What a weighted sum of the unknowns is believed to be. */
export function project(belief: Gaussian, weights: Float64Array): { mean: number; variance: number } {
  return { mean: dot(belief.mean, weights), variance: dot(covarianceWith(belief, weights), weights) };
}

/** Covariance of two weighted sums of the unknowns. */
export function covarianceOf(belief: Gaussian, one: Float64Array, other: Float64Array): number {
  return dot(covarianceWith(belief, one), other);
}

/** The belief after the weighted sum was seen to be `value` with error `variance`. Closed form, and exact. */
export function learn(
  belief: Gaussian,
  seen: { weights: Float64Array; value: number; variance: number },
): Gaussian {
  const n = belief.mean.length;
  const shift = covarianceWith(belief, seen.weights);
  const total = dot(shift, seen.weights) + seen.variance;
  const surprise = (seen.value - dot(belief.mean, seen.weights)) / total;
  const mean = belief.mean.map((old, i) => old + shift[i]! * surprise);
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      covariance[i * n + j] = belief.covariance[i * n + j]! - (shift[i]! * shift[j]!) / total;
    }
  }
  return { mean, covariance };
}

function covarianceWith({ mean, covariance }: Gaussian, weights: Float64Array): Float64Array {
  const n = mean.length;
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += covariance[i * n + j]! * weights[j]!;
    result[i] = sum;
  }
  return result;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
  return sum;
}
