import { familyOf } from '#src/kernel/sport';
import type { Sport } from '#src/kernel/sport';
import { independent, learn, project } from '#src/sweat/gaussian';
import type { Gaussian } from '#src/sweat/gaussian';
import { DAY_SIGMA, modelSigma } from '#src/sweat/interval';
import type { PersonalFactor } from '#src/sweat/session-input';

/** Sessions that share one personal factor; the groups shrink towards each other. */
export const CALIBRATION_GROUPS = ['run', 'ride_indoor', 'ride_outdoor', 'other'] as const;

export type CalibrationGroup = (typeof CALIBRATION_GROUPS)[number];

/** What of a session decides which factor it takes. */
export interface SessionKind {
  sport: Sport;
  indoor: boolean;
  /** Mean air temperature, °C. */
  airC: number;
}

/** An accepted sweat test beside what the model said without knowing the person. */
export interface WeighedSession extends SessionKind {
  /** Skin sweat measured, litres, above 0, and its standard deviation. */
  observedL: number;
  observedSdL: number;
  /** Skin sweat the model gives without any personal factor, litres, above 0: never an already scaled value. */
  rawL: number;
  /** Relative standard deviation of metabolic rate in that session, ln units. */
  metabolicSigma: number;
  /** ln(heat-balance litres / regression litres) of that session, where both spoke. */
  lnModelRatio?: number;
  /** What nobody knew of its surroundings, ln units: `surroundingsSigma`. */
  otherSigma?: number;
  /** Days between the test and the session to be estimated, either way. */
  ageDays: number;
}

/** How people differ in the same work and air, ln units: in all they do, and from one group to another. [own, after Jay2011] */
const PERSON_SIGMA = 0.28;
const GROUP_SIGMA = 0.12;
const SHARED_VARIANCE = PERSON_SIGMA ** 2 - GROUP_SIGMA ** 2;

/** Team, racket and ice sports sweat more than their metabolic rate tells, and vary more (12 group means). [own] */
const STOP_AND_GO = { mean: 0.26, variance: 0.4 ** 2 - PERSON_SIGMA ** 2 };

/** ln k for 10 °C more: what people share (believed once a person's tests span 10 °C) and how they differ. [own, after Jenkins2022] */
const SLOPE = { mean: 0.06, variance: 0.08 ** 2, spanC: 10 };
/** The slope bends flat outside the temperatures anybody was measured in, °C. */
const SLOPE_RANGE_C = { from: 0, neutral: 20, to: 40 };

/** After this many days a test counts half. [own] */
const HALVED_AFTER_DAYS = 180;

/** A test younger than this was done in the same season, and holds its acclimatisation, days. [own] */
const SAME_SEASON_DAYS = 60;

/** A test more than two standard deviations off is doubted. [own] */
const DOUBTED_Z = 2;

/** What weigh-ins taught about one person's sweating. */
export interface Calibration {
  /** Shared factor, one offset for each group, the stop-and-go offset, slope by temperature. */
  belief: Gaussian;
  tests: number;
  holdsAcclimatisation: boolean;
}

export function calibrationGroupOf({
  sport,
  indoor,
}: Pick<SessionKind, 'sport' | 'indoor'>): CalibrationGroup {
  const family = familyOf(sport);
  if (family === 'run') return 'run';
  if (family === 'ride') return indoor ? 'ride_indoor' : 'ride_outdoor';
  return 'other';
}

/**
 * Learns a person's factor from all their tests at once, in closed form: ln(observed / raw) is the shared factor plus
 * the group's offset plus a slope in air temperature, with error from the day, the scale and the metabolic rate. Tests
 * lose weight with age, and one far from what the others foretell loses weight with the square of its distance.
 */
export function calibrate(tests: readonly WeighedSession[]): Calibration {
  const before = priorFor(tests);
  const seen = tests.map((test) => ({
    weights: weightsOf(test),
    value: Math.log(test.observedL / test.rawL),
    variance: errorVariance(test),
  }));
  let variances = seen.map(({ variance }) => variance);
  const beliefWithout = (left: number | null) =>
    seen.reduce(
      (belief, s, i) => (i === left ? belief : learn(belief, { ...s, variance: variances[i]! })),
      before,
    );
  // Each test is judged by what all others foretell, so their order does not matter; judging twice keeps one
  // wrong test from making its neighbours look wrong.
  for (let round = 0; round < 2; round++) {
    variances = seen.map(({ weights, value, variance }, i) => {
      const foretold = project(beliefWithout(i), weights);
      const z = Math.abs(value - foretold.mean) / Math.sqrt(foretold.variance + variance);
      return z > DOUBTED_Z ? variance * (z / DOUBTED_Z) ** 2 : variance;
    });
  }
  return {
    belief: beliefWithout(null),
    tests: tests.length,
    holdsAcclimatisation: tests.some(({ ageDays }) => Math.abs(ageDays) <= SAME_SEASON_DAYS),
  };
}

/** A person's factor for one kind of session. A test never makes it less sure than it was without any. */
export function personalFactor(calibration: Calibration, kind: SessionKind): PersonalFactor {
  const { mean, variance } = project(calibration.belief, weightsOf(kind));
  const untested = PERSON_SIGMA ** 2 + (isStopAndGo(kind.sport) ? STOP_AND_GO.variance : 0);
  return {
    mu: mean,
    variance: Math.min(variance, untested),
    tests: calibration.tests,
    holdsAcclimatisation: calibration.holdsAcclimatisation,
  };
}

/**
 * How much of a factor's variance is the kind of session's rather than the person's, and so the same for all who do it
 * together: as long as nobody was tested, how far groups of stop-and-go sports lie apart.
 */
export function varianceOfKind({ sport }: Pick<SessionKind, 'sport'>, { tests }: PersonalFactor): number {
  return tests === 0 && isStopAndGo(sport) ? STOP_AND_GO.variance : 0;
}

/** Which unknowns make up ln k of a session, and how much of each. */
export function weightsOf(kind: SessionKind): Float64Array {
  const group = calibrationGroupOf(kind);
  const { from, neutral, to } = SLOPE_RANGE_C;
  const airC = Math.min(to, Math.max(from, kind.airC));
  return Float64Array.from([
    1,
    ...CALIBRATION_GROUPS.map((other) => (other === group ? 1 : 0)),
    isStopAndGo(kind.sport) ? 1 : 0,
    (airC - neutral) / 10,
  ]);
}

/**
 * Without tests the spread of people is that of people at any temperature, so there is no slope to speak of. One test
 * binds it to that temperature; a wide span of temperatures lets the shared slope be believed.
 */
function priorFor(tests: readonly SessionKind[]): Gaussian {
  if (tests.length === 0) return prior({ mean: 0, variance: 0 });
  const airC = tests.map((test) => test.airC);
  const spans = Math.max(...airC) - Math.min(...airC) >= SLOPE.spanC;
  return prior({ mean: spans ? SLOPE.mean : 0, variance: SLOPE.variance });
}

/** What a next test would teach on: the belief, with the temperature that any first test is bound to. */
export function beliefBeforeTest({ belief, tests }: Calibration): Gaussian {
  return tests > 0 ? belief : prior({ mean: 0, variance: SLOPE.variance });
}

function prior(slope: { mean: number; variance: number }): Gaussian {
  return independent([
    { mean: 0, variance: SHARED_VARIANCE },
    ...CALIBRATION_GROUPS.map(() => ({ mean: 0, variance: GROUP_SIGMA ** 2 })),
    STOP_AND_GO,
    slope,
  ]);
}

/** Error of ln(observed / raw) as a measure of ln k: day, scale, metabolic rate, models and surroundings, grown with age. */
export function errorVariance(test: Omit<WeighedSession, keyof SessionKind | 'rawL'>): number {
  const { observedSdL, observedL, metabolicSigma, lnModelRatio = 0, otherSigma = 0, ageDays } = test;
  const now =
    DAY_SIGMA ** 2 +
    (observedSdL / observedL) ** 2 +
    metabolicSigma ** 2 +
    modelSigma(lnModelRatio) ** 2 +
    otherSigma ** 2;
  return now * (1 + (ageDays / HALVED_AFTER_DAYS) ** 2);
}

function isStopAndGo(sport: Sport): boolean {
  const family = familyOf(sport);
  return family === 'team' || family === 'racket';
}
