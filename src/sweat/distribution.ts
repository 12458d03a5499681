/**
 * A positive quantity known only as ln x ~ Normal(mu, sigma²). Every result of the calculator is one of these,
 * so that each range follows from its parts and none is drawn by chance.
 */
export interface LogNormal {
  /** ln of the median. */
  mu: number;
  sigma: number;
}

/** Standard normal quantiles of the levels Svett reports. */
const Z: Record<number, number> = {
  0.025: -1.959963984540054,
  0.05: -1.6448536269514722,
  0.1: -1.2815515655446004,
  0.25: -0.6744897501960817,
  0.5: 0,
  0.75: 0.6744897501960817,
  0.9: 1.2815515655446004,
  0.95: 1.6448536269514722,
  0.975: 1.959963984540054,
};

export type Level = 0.025 | 0.05 | 0.1 | 0.25 | 0.5 | 0.75 | 0.9 | 0.95 | 0.975;

export function quantile(d: LogNormal, level: Level): number {
  return Math.exp(d.mu + Z[level]! * d.sigma);
}

export function median(d: LogNormal): number {
  return Math.exp(d.mu);
}
