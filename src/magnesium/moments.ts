import type { LogNormal } from '#src/sweat/distribution';

/** Of a quantity that is a sum of unlike parts: what adds up exactly, whatever the parts' shapes. */
export interface Moments {
  mean: number;
  variance: number;
  /** Third central moment. */
  third: number;
}

export const NOTHING: Moments = { mean: 0, variance: 0, third: 0 };

/** Of parts that know nothing of each other. */
export function sum(parts: readonly Moments[]): Moments {
  const total = { ...NOTHING };
  for (const { mean, variance, third } of parts) {
    total.mean += mean;
    total.variance += variance;
    total.third += third;
  }
  return total;
}

/** Of `times` draws that know nothing of each other. */
export function repeated({ mean, variance, third }: Moments, times: number): Moments {
  return { mean: times * mean, variance: times * variance, third: times * third };
}

export function scaled({ mean, variance, third }: Moments, by: number): Moments {
  return { mean: by * mean, variance: by * by * variance, third: by * by * by * third };
}

/** Of the product of two independent quantities; exact. */
export function product(one: Moments, other: Moments): Moments {
  const [a, b] = [raw(one), raw(other)];
  const mean = a.first * b.first;
  const second = a.second * b.second;
  return {
    mean,
    variance: second - mean * mean,
    third: a.third * b.third - 3 * mean * second + 2 * mean * mean * mean,
  };
}

export function ofLogNormal({ mu, sigma }: LogNormal): Moments {
  const w = Math.exp(sigma * sigma);
  return spreadOut(Math.exp(mu) * Math.sqrt(w), Math.sqrt(w - 1));
}

/** Log-normal with this mean and coefficient of variation. */
export function spreadOut(mean: number, cv: number): Moments {
  const sd = mean * cv;
  return { mean, variance: sd * sd, third: sd * sd * sd * (cv * cv * cv + 3 * cv) };
}

/** How far, in standard deviations, and how finely a normal draw is looked through; the error is below 1e-9. */
const [REACH, STEP] = [8, 0.01];

/** Of any function of one standard normal draw. */
export function ofDraw(value: (z: number) => number): Moments {
  let [weights, first, second, third] = [0, 0, 0, 0];
  for (let z = -REACH; z <= REACH; z += STEP) {
    const weight = Math.exp(-0.5 * z * z);
    const x = value(z);
    weights += weight;
    first += weight * x;
    second += weight * x * x;
    third += weight * x * x * x;
  }
  return central({ first: first / weights, second: second / weights, third: third / weights });
}

interface Raw {
  first: number;
  second: number;
  third: number;
}

function raw({ mean, variance, third }: Moments): Raw {
  return { first: mean, second: variance + mean * mean, third: third + 3 * mean * variance + mean ** 3 };
}

function central({ first, second, third }: Raw): Moments {
  return {
    mean: first,
    variance: second - first * first,
    third: third - 3 * first * second + 2 * first ** 3,
  };
}
