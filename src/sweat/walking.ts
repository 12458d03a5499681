/** The fastest walk the equation was measured on, m/s. [Looney2019] */
export const FASTEST_WALK_MS = 1.96;

/** Steepest slope either way that is believed of a minute's mean, rise over run. */
const STEEPEST = 0.3;

/** A slope as the cost equations take it: level when nobody measured it, and never steeper than 0.30. */
export function believedGrade(grade: number): number {
  return Number.isNaN(grade) ? 0 : Math.min(STEEPEST, Math.max(-STEEPEST, grade));
}

/**
 * Gross metabolic power, W, of walking at `speedMs` (0 to 1.96 m/s; faster counts as 1.96) on `grade` (rise over
 * run, -0.30 to 0.30), without a load. Standard error 0.20 W/kg on the level, 0.42 on slopes. [Looney2019]
 */
export function walkingMetabolicW(walk: { speedMs: number; grade: number; massKg: number }): number {
  const s = Math.min(walk.speedMs, FASTEST_WALK_MS);
  const percent = 100 * believedGrade(walk.grade);
  const level = 1.44 + 1.94 * s ** 0.43 + 0.24 * s * s * s * s;
  const slope = 0.34 * s * percent * (1 - 1.05 ** (1 - 1.11 ** (percent + 32)));
  return walk.massKg * (level + slope);
}
