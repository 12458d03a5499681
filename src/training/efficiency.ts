import { familyOf } from '#src/kernel/sport';
import type { Recording } from '#src/sessions/recording.port';
import { slopeAgainstLevel } from '#src/sweat/running';
import { halfMinuteMeans, meanOf, normalised, variationOf } from '#src/training/half-minutes';
import type { HeartBounds } from '#src/training/heart-bounds';
import { movingSeconds, type Seconds, whileMoving } from '#src/training/seconds';

/** Work and heart rate of an even session, to be held against others of the same kind. */
export interface Efficiency {
  kind: 'power' | 'pace';
  /** Normalised power, W; or normalised speed as on the level, m/min. */
  work: number;
  meanHeartRateBpm: number;
  /** `work` for each heartbeat. */
  factor: number;
  /** How much less work a heartbeat did in the second half than in the first, %. */
  decouplingPct: number;
  airC: number;
  /** After warming up, minutes. */
  minutes: number;
}

/** Why a session says nothing of efficiency. */
export const INELIGIBLE = [
  'other-sport',
  'no-heart-rate',
  'no-power-or-pace',
  'too-short',
  'gaps',
  'cadence-lock',
  'uneven',
  'max-heart-rate-unknown',
  'too-easy',
  'too-hard',
  'temperature-unknown',
  'too-cold',
  'too-hot',
] as const;
export type Ineligible = (typeof INELIGIBLE)[number];

const WARM_UP_S = 600;
const LEAST_MIN = 40;
const MOST_MISSING = 0.03;
const MOST_VARIABILITY = 1.05;
const MOST_PACE_VARIATION = 0.08;
const HEART_SHARE = { from: 0.6, to: 0.85 };
/** Cooler air is another exercise; from 22 °C on pulse-trend.ts takes out what the heat adds, up to here. [own] */
const AIR_C = { from: 5, to: 30 };
/** A heart rate so near to the cadence for so long is the cadence. */
const LOCK = { withinPerMin: 3, share: 0.2 };
/** A heart rate that leaps so far is mostly the sensor's, not the heart's: it counts as lacking. [own] */
const LEAP = { bpm: 30, withinS: 5 };
/** Altitude is looked at over so many seconds, so that its noise is no climb. [own] */
const CLIMB_S = 60;

export interface EvenSession {
  recording: Pick<Recording, 'sport' | 'legs'>;
  seconds: Seconds;
  bounds: HeartBounds | null;
  /** null where nobody knows. */
  airC: number | null;
}

/** The efficiency of a session, or everything that keeps it from telling. */
export function efficiencyOf(session: EvenSession): Efficiency | Ineligible[] {
  const work = workOf(session);
  if (typeof work === 'string') return [work];
  const { seconds, bounds, airC } = session;
  if (!seconds.heartRateBpm) return ['no-heart-rate'];
  if (movingSeconds(seconds) < WARM_UP_S + LEAST_MIN * 60) return ['too-short'];
  const heart = withoutLeaps(whileMoving(seconds.heartRateBpm, seconds).slice(WARM_UP_S));
  const done = whileMoving(work.values, seconds).slice(WARM_UP_S);
  const meanBpm = meanOf(heart);
  const level = work.kind === 'power' ? normalised(done) : normalised(done) * 60;
  const even =
    work.kind === 'power'
      ? level / meanOf(done) <= MOST_VARIABILITY
      : variationOf(done) <= MOST_PACE_VARIATION;
  const share = bounds && meanBpm / bounds.maxBpm;
  const told: (Ineligible | false)[] = [
    (missing(heart) >= MOST_MISSING || missing(done) >= MOST_MISSING) && 'gaps',
    isLocked(session, heart) && 'cadence-lock',
    !even && 'uneven',
    share === null && 'max-heart-rate-unknown',
    share !== null && share < HEART_SHARE.from && 'too-easy',
    share !== null && share > HEART_SHARE.to && 'too-hard',
    airC === null && 'temperature-unknown',
    airC !== null && airC < AIR_C.from && 'too-cold',
    airC !== null && airC > AIR_C.to && 'too-hot',
  ];
  const reasons = told.filter((reason) => reason !== false);
  if (reasons.length > 0) return reasons;
  const half = Math.floor(heart.length / 2);
  const factors = [
    normalised(done.slice(0, half)) / meanOf(heart.slice(0, half)),
    normalised(done.slice(half)) / meanOf(heart.slice(half)),
  ] as const;
  return {
    kind: work.kind,
    work: level,
    meanHeartRateBpm: meanBpm,
    factor: level / meanBpm,
    decouplingPct: (100 * (factors[0] - factors[1])) / factors[0],
    airC: airC!,
    minutes: heart.length / 60,
  };
}

interface Work {
  kind: Efficiency['kind'];
  values: Float64Array;
}

/** Power of one ride, or the speed of one run as on the level. Other sports have no work a watch could measure. */
function workOf({ recording, seconds }: EvenSession): Work | 'other-sport' | 'no-power-or-pace' {
  const { sport, legs } = recording;
  const family = familyOf(sport);
  if (legs.length !== 1 || (family !== 'run' && family !== 'ride') || sport === 'e_bike')
    return 'other-sport';
  if (family === 'ride')
    return seconds.powerW ? { kind: 'power', values: seconds.powerW } : 'no-power-or-pace';
  return seconds.speedMs ? { kind: 'pace', values: asOnTheLevel(seconds) } : 'no-power-or-pace';
}

/** Each second's speed times what a metre of its slope costs against a level one. [Minetti2002] */
function asOnTheLevel({ speedMs, altitudeM }: Seconds): Float64Array {
  if (!altitudeM) return speedMs!;
  const altitude = halfMinuteMeans(altitudeM);
  const speed = halfMinuteMeans(speedMs!);
  return speedMs!.map((metres, second) => {
    const rise = (altitude[second + CLIMB_S / 2] ?? NaN) - (altitude[second - CLIMB_S / 2] ?? NaN);
    const grade = rise / (speed[second]! * CLIMB_S);
    return Number.isFinite(grade) && speed[second]! > 0.5 ? metres * slopeAgainstLevel(grade) : metres;
  });
}

function withoutLeaps(heart: Float64Array): Float64Array {
  const calm = Float64Array.from(heart);
  for (let second = LEAP.withinS; second < heart.length; second++)
    if (Math.abs(heart[second]! - heart[second - LEAP.withinS]!) > LEAP.bpm)
      calm.fill(NaN, second - LEAP.withinS, second + 1);
  return calm;
}

function missing(values: Float64Array): number {
  let lacking = 0;
  for (const value of values) if (Number.isNaN(value)) lacking++;
  return lacking / values.length;
}

/** An optical sensor that counts steps: those of one foot, as some devices say, or of both. */
function isLocked({ recording, seconds }: EvenSession, heart: Float64Array): boolean {
  if (!seconds.cadencePerMin) return false;
  const cadence = whileMoving(seconds.cadencePerMin, seconds).slice(WARM_UP_S);
  const times = familyOf(recording.sport) === 'run' ? [1, 2] : [1];
  return times.some((feet) => {
    let near = 0;
    for (let second = 0; second < heart.length; second++)
      if (Math.abs(heart[second]! - cadence[second]! * feet) < LOCK.withinPerMin) near++;
    return near / heart.length > LOCK.share;
  });
}
