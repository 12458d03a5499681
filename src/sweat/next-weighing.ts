import { beliefBeforeTest, calibrationGroupOf, errorVariance, weightsOf } from '#src/sweat/calibration';
import type { Calibration, CalibrationGroup, SessionKind } from '#src/sweat/calibration';
import { covarianceOf, project } from '#src/sweat/gaussian';

/** Air temperature as people speak of it: below 10 °C, to 20, to 28, and above. */
export const TEMPERATURE_BANDS = ['cold', 'mild', 'warm', 'hot'] as const;

export type TemperatureBand = (typeof TEMPERATURE_BANDS)[number];

/** A session such as the athlete often does. */
export interface UsualSession extends SessionKind {
  /** Skin sweat expected, litres, above 0. */
  litres: number;
  /** Relative standard deviation of metabolic rate, ln units. */
  metabolicSigma: number;
}

/** A kind of session worth weighing, and why. */
export interface WeighingAdvice {
  group: CalibrationGroup;
  band: TemperatureBand;
  /** The usual session that would teach most of its kind. */
  session: UsualSession;
  /** Share of what is unknown of the person, over all usual sessions, that one test would take away: 0 to 1. */
  gain: number;
}

/** Error of a loss weighed with an ordinary bathroom scale, kg: two readings of 0.05 kg each. */
const TEST_SD_KG = Math.SQRT2 * 0.05;

export function temperatureBandOf(airC: number): TemperatureBand {
  return airC < 10 ? 'cold' : airC < 20 ? 'mild' : airC < 28 ? 'warm' : 'hot';
}

/**
 * Which kinds of session to weigh next, most telling first: the expected fall in variance of the personal factor over
 * the athlete's usual sessions, in closed form. A long, sweaty session with a power meter teaches more than a short
 * one; a kind often done, or near to many others, more than a rare one. Empty without usual sessions. [own, after Lindley1956]
 */
export function nextWeighing(calibration: Calibration, usual: readonly UsualSession[]): WeighingAdvice[] {
  const gainOf = tellingOf(calibration, usual);
  const best = new Map<string, WeighingAdvice>();
  for (const session of usual) {
    const gain = gainOf(session);
    const group = calibrationGroupOf(session);
    const band = temperatureBandOf(session.airC);
    const kind = `${group} ${band}`;
    if (gain > (best.get(kind)?.gain ?? 0)) best.set(kind, { group, band, session, gain });
  }
  return [...best.values()].sort((one, other) => other.gain - one.gain);
}

/**
 * How much weighing one session, done or not, would tell of all the usual ones: the expected fall in variance of the
 * personal factor over them, 0 to 1. [own, after Lindley1956]
 */
export function tellingOf(
  calibration: Calibration,
  usual: readonly UsualSession[],
): (candidate: UsualSession) => number {
  const belief = beliefBeforeTest(calibration);
  const weights = usual.map(weightsOf);
  const unknown = weights.reduce((sum, w) => sum + project(belief, w).variance, 0);
  return (candidate) => {
    const own = weightsOf(candidate);
    const error = errorVariance({
      observedL: candidate.litres,
      observedSdL: TEST_SD_KG,
      metabolicSigma: candidate.metabolicSigma,
      ageDays: 0,
    });
    const total = project(belief, own).variance + error;
    return weights.reduce((sum, w) => sum + covarianceOf(belief, own, w) ** 2 / total, 0) / unknown;
  };
}
