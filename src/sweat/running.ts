import { wattsFromOxygen } from '#src/sweat/oxygen';
import { believedGrade, walkingMetabolicW } from '#src/sweat/walking';

/** Oxygen for each m/min of level running, ml/kg/min. [ACSM2018] */
const OXYGEN_PER_M_MIN = 0.2;
/** Oxygen at rest, ml/kg/min. [ACSM2018] */
const OXYGEN_AT_REST = 3.5;

/** Below this a minute of a running session was walked: few can jog so slowly, m/s. [own] */
const SLOWEST_JOG_MS = 1.8;

/** Only on steeper descents than this can a walk cost more than a run of the same or greater speed, rise over run. */
const RUNNING_COSTS_MORE_FROM = -0.14;

/** Net cost of running on `grade`, J per kg and metre, -0.45 to 0.45. [Minetti2002] */
function slopeCost(grade: number): number {
  return ((((155.4 * grade - 30.4) * grade - 43.3) * grade + 46.3) * grade + 19.5) * grade + 3.6;
}

/** What a metre of running on `grade` (rise over run) costs against one on the level; beyond ±0.30 as at it. [Minetti2002] */
export function slopeAgainstLevel(grade: number): number {
  return slopeCost(believedGrade(grade)) / slopeCost(0);
}

/**
 * Gross metabolic power, W, of a minute of a running session at `speedMs` (0 to 7.5 m/s) on `grade` (rise over run,
 * -0.30 to 0.30): the level cost of treadmill running [ACSM2018] times the cost of the slope against the level
 * [Minetti2002]. Minetti's own level cost, of élite fell runners, is too low for most. Slow minutes were walked. [Looney2019]
 */
export function runningMetabolicW(run: { speedMs: number; grade: number; massKg: number }): number {
  if (run.speedMs < SLOWEST_JOG_MS) return walkingMetabolicW(run);
  const grade = believedGrade(run.grade);
  const net = OXYGEN_PER_M_MIN * run.speedMs * 60 * slopeAgainstLevel(grade);
  const running = wattsFromOxygen(net + OXYGEN_AT_REST, run.massKg);
  if (grade >= RUNNING_COSTS_MORE_FROM) return running;
  // On steep descents the two equations cross; a faster step never costs less than the fastest walk.
  return Math.max(running, walkingMetabolicW(run));
}
