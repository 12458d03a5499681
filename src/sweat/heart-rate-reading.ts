import { familyOf } from '#src/kernel/sport';
import {
  HEART_RATE_RANGE,
  LOWEST_TELLING_BPM,
  heartRateReserveW,
  heatDriftBpm,
  keytelW,
  maxHeartRateFromAge,
} from '#src/sweat/heart-rate';
import { LOWEST_ACTIVE_MET } from '#src/sweat/mets';
import { MET_W_PER_KG } from '#src/sweat/oxygen';
import { airAt } from '#src/sweat/reading';
import type { MetabolicFlag, MetabolicSource, Reading } from '#src/sweat/reading';
import type { Series } from '#src/sweat/series';
import type { Athlete, LegInput, Sourced } from '#src/sweat/session-input';

/** Relative standard deviations, ln units, of metabolic power told by heart rate. [own, after Keytel2005] */
const SIGMA = {
  withVo2max: 0.15,
  withoutVo2max: 0.2,
  /** Below 85 bpm heart rate says little more than the sport's name does. */
  belowTelling: 0.3,
};

/**
 * What a missing fact of the person adds. Sex: half of ln(men's line / women's line) at 130 to 150 bpm. Maximum heart
 * rate from age is ± 10 bpm, resting heart rate ± 10 bpm, age ± 12 years. [own, from Keytel2005 and Tanaka2001]
 */
const UNKNOWN = {
  sexWithVo2max: 0.13,
  sexWithoutVo2max: 0.18,
  age: 0.04,
  maxHeartRate: 0.09,
  maxHeartRateAndAge: 0.13,
  restingHeartRate: 0.04,
};

/** Taken where nobody told. */
const ASSUMED = { ageYears: 35, restingBpm: 60 };

/** Heart rate lags the work at the start; these first minutes take the next one's value, minutes. */
const SETTLING_MIN = 3;

/** Static work, held breath and short rests raise the heart more than oxygen uptake. [own] */
const STATIC_WORK = { share: 0.8, sigma: 0.15 };

/** How one person's heart rate is turned into watts. */
interface Translation {
  source: MetabolicSource;
  sigma: number;
  highestBpm: number;
  needsProfile: boolean;
  wattsAt: (bpm: number) => number;
}

/**
 * Metabolic power from heart rate, or null where there is none or the profile says not to trust it. Heat drift goes on
 * from the `movedMin` minutes in motion of the session's earlier legs, and waits in pauses.
 */
export function heartRateReading(leg: LegInput, athlete: Athlete, movedMin = 0): Reading | null {
  const heartRate = leg.minutes.heartRateBpm;
  if (!heartRate?.some(isHeartRate) || !athlete.heartRateReliable) return null;
  const translation = translate(athlete, highest(heartRate));
  // A swimmer's skin does not know how warm the air is.
  const swims = familyOf(leg.sport) === 'swim';
  const isStatic = leg.sport === 'strength' || leg.sport === 'hiit';
  const share = isStatic ? STATIC_WORK.share : 1;
  const sigmaOf = (sigma: number) => (isStatic ? Math.hypot(sigma, STATIC_WORK.sigma) : sigma);
  const sigma = sigmaSeries(heartRate, sigmaOf(translation.sigma), sigmaOf(SIGMA.belowTelling));
  const floorW = LOWEST_ACTIVE_MET * MET_W_PER_KG * athlete.massKg.value;

  const { lengthMin, activeShare } = leg.minutes;
  const watts = new Float64Array(lengthMin.length).fill(NaN);
  let driftedMin = movedMin;
  for (let i = 0; i < watts.length; i++) {
    const bpm = heartRate[i]!;
    if (isHeartRate(bpm)) {
      const drift = swims ? 0 : heatDriftBpm(airAt(leg, i), driftedMin);
      const ofWork = Math.min(bpm, translation.highestBpm) - drift;
      watts[i] = Math.max(floorW, share * translation.wattsAt(ofWork));
    }
    driftedMin += lengthMin[i]! * activeShare[i]!;
  }
  settle(watts);
  const caveats: MetabolicFlag[] = translation.needsProfile ? ['heart-rate-needs-profile'] : [];
  return { source: translation.source, watts, sigma, faults: [], caveats };
}

/** One sigma for all minutes, unless in some of them the heart beats too slowly to tell. */
function sigmaSeries(heartRate: Float64Array, telling: number, belowTelling: number): Series {
  let slowest = Infinity;
  for (const bpm of heartRate) if (bpm < slowest) slowest = bpm;
  if (slowest >= LOWEST_TELLING_BPM) return telling;
  return heartRate.map((bpm) => (bpm < LOWEST_TELLING_BPM ? belowTelling : telling));
}

export function isHeartRate(bpm: number): boolean {
  return bpm >= HEART_RATE_RANGE.lowest && bpm <= HEART_RATE_RANGE.highest;
}

/** The best translation the profile allows: own line, share of heart rate reserve, Keytel with and without VO2max. */
function translate(athlete: Athlete, highestSeenBpm: number): Translation {
  const massKg = athlete.massKg.value;
  const age = told(athlete.ageYears);
  const ageYears = age ?? ASSUMED.ageYears;
  const resting = told(athlete.restingHeartRateBpm);
  const max = told(athlete.maxHeartRateBpm);
  // A heart that was seen to beat faster than its age foretells has a higher maximum.
  const highestBpm = max ?? Math.max(maxHeartRateFromAge(ageYears), highestSeenBpm);

  const line = athlete.heartRateLine;
  if (line) {
    const wattsAt = (bpm: number) => line.interceptW + line.slopeWPerBpm * bpm;
    return { source: 'own-heart-rate-line', sigma: line.sigma, highestBpm, needsProfile: false, wattsAt };
  }

  const vo2maxMlKgMin = told(athlete.vo2maxMlKgMin);
  const sex = told(athlete.sex);
  const knowsKeytel = age !== null && sex !== null;
  if (vo2maxMlKgMin !== null && ((resting !== null && max !== null) || !knowsKeytel)) {
    const restingBpm = resting ?? ASSUMED.restingBpm;
    const sigma = Math.hypot(
      SIGMA.withVo2max,
      max !== null ? 0 : age !== null ? UNKNOWN.maxHeartRate : UNKNOWN.maxHeartRateAndAge,
      resting === null ? UNKNOWN.restingHeartRate : 0,
    );
    const wattsAt = (heartRateBpm: number) =>
      heartRateReserveW({ heartRateBpm, restingBpm, maxBpm: highestBpm, vo2maxMlKgMin, massKg });
    const needsProfile = resting === null || max === null;
    return { source: 'heart-rate-vo2max', sigma, highestBpm, needsProfile, wattsAt };
  }

  const withVo2max = vo2maxMlKgMin !== null;
  const sexUnknown = withVo2max ? UNKNOWN.sexWithVo2max : UNKNOWN.sexWithoutVo2max;
  const sigma = Math.hypot(
    withVo2max ? SIGMA.withVo2max : SIGMA.withoutVo2max,
    sex === null ? sexUnknown : 0,
    age === null ? UNKNOWN.age : 0,
  );
  const wattsAt = (heartRateBpm: number) => keytelW({ heartRateBpm, massKg, ageYears, sex, vo2maxMlKgMin });
  const source = withVo2max ? 'heart-rate-vo2max' : 'heart-rate';
  return { source, sigma, highestBpm, needsProfile: !withVo2max || !knowsKeytel, wattsAt };
}

function told<T>(fact: Sourced<T> | null): T | null {
  return fact && fact.source !== 'default' ? fact.value : null;
}

function highest(heartRate: Float64Array): number {
  let most = 0;
  for (const bpm of heartRate) if (isHeartRate(bpm)) most = Math.max(most, bpm);
  return most;
}

/** The first minutes take the value of the first one after them. */
function settle(watts: Float64Array): void {
  const from = watts.findIndex((w, i) => i >= SETTLING_MIN && !Number.isNaN(w));
  // A strap put on late tells nothing of the start.
  if (from < 0 || from > 2 * SETTLING_MIN) return;
  watts.fill(watts[from]!, 0, SETTLING_MIN);
}
