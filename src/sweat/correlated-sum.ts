import type { LogNormal } from '#src/sweat/distribution';

/**
 * A log-normal quantity that knows which part of its spread it shares with others: with those of the same person on other
 * days, or with those of other people in the same session.
 * `sigma` is the root of the squares' sum of the two parts, so it is a plain `LogNormal` too.
 */
export interface SplitLogNormal extends LogNormal {
  /** Spread that moves all of them together, ln units: of one person's days the person and the method. */
  sharedSigma: number;
  /** Spread of this quantity alone, ln units: of one person's days the day. */
  ownSigma: number;
}

export function splitLogNormal(
  median: number,
  spread: { sharedSigma: number; ownSigma: number },
): SplitLogNormal {
  const { sharedSigma, ownSigma } = spread;
  return { mu: Math.log(median), sigma: Math.hypot(sharedSigma, ownSigma), sharedSigma, ownSigma };
}

/** The product of two independent quantities, such as litres and mg/L; exact. */
export function product(one: SplitLogNormal, other: SplitLogNormal): SplitLogNormal {
  return fromParts(
    one.mu + other.mu,
    Math.hypot(one.sharedSigma, other.sharedSigma),
    Math.hypot(one.ownSigma, other.ownSigma),
  );
}

/**
 * The sum over sessions, or over people in one, in closed form. Given the shared part the sessions are independent log-normals, and their
 * sum is matched to a log-normal of the same mean and variance [Fenton1960]; the shared part then scales that sum as a
 * whole. So own spread shrinks with the number of sessions, and shared spread does not. Matching all of it at once would
 * be no different where sessions share alike, and too heavy in the upper tail where they do not.
 * Null for no sessions.
 */
export function sumOfSessions(sessions: readonly SplitLogNormal[]): SplitLogNormal | null {
  const some = sessions.filter(({ mu }) => mu > -Infinity);
  if (some.length === 0) return null;
  // Everything relative to the largest, so that no exponential overflows.
  const largest = Math.max(...some.map(({ mu }) => mu));
  let mean = 0;
  let variance = 0;
  let shared = 0;
  for (const { mu, sharedSigma, ownSigma } of some) {
    const ownMean = Math.exp(mu - largest + (ownSigma * ownSigma) / 2);
    mean += ownMean;
    variance += ownMean * ownMean * Math.expm1(ownSigma * ownSigma);
    shared += ownMean * sharedSigma;
  }
  const own = Math.log1p(variance / (mean * mean));
  return fromParts(largest + Math.log(mean) - own / 2, shared / mean, Math.sqrt(own));
}

/**
 * The sum of parts of one session, such as the legs of a triathlon: the same body on the same day, so every part is as
 * far off as the others, and each quantile of the sum is the sum of the quantiles near its middle. Null for no parts.
 */
export function sumOfLegs(legs: readonly SplitLogNormal[]): SplitLogNormal | null {
  const some = legs.filter(({ mu }) => mu > -Infinity);
  if (some.length === 0) return null;
  const largest = Math.max(...some.map(({ mu }) => mu));
  const weights = some.map(({ mu }) => Math.exp(mu - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (of: (leg: SplitLogNormal) => number) =>
    some.reduce((sum, leg, i) => sum + (weights[i]! / total) * of(leg), 0);
  return fromParts(
    largest + Math.log(total),
    mean((leg) => leg.sharedSigma),
    mean((leg) => leg.ownSigma),
  );
}

function fromParts(mu: number, sharedSigma: number, ownSigma: number): SplitLogNormal {
  return { mu, sigma: Math.hypot(sharedSigma, ownSigma), sharedSigma, ownSigma };
}
