import { wattsFromOxygen } from '#src/sweat/oxygen';

export type Sex = 'male' | 'female';

/** Heart rates outside this are dropouts or spikes, bpm. */
export const HEART_RATE_RANGE = { lowest: 30, highest: 230 };

/** Below this the heart answers posture, breath and nerves more than work, bpm. [own] */
export const LOWEST_TELLING_BPM = 85;

/** One person's line of energy expenditure, kJ/min, in heart rate, mass, oxygen uptake and age. */
interface Line {
  intercept: number;
  perBpm: number;
  perKg: number;
  perMlKgMin: number;
  perYear: number;
}

// The two tables must never be mixed: the slopes of one with the intercept of the other is a common error.
const KEYTEL_WITH_VO2MAX: Record<Sex, Line> = {
  male: { intercept: -95.7735, perBpm: 0.6344, perKg: 0.3942, perMlKgMin: 0.4044, perYear: 0.2713 },
  female: { intercept: -59.3954, perBpm: 0.4498, perKg: 0.1032, perMlKgMin: 0.3802, perYear: 0.2735 },
};
const KEYTEL_WITHOUT_VO2MAX: Record<Sex, Line> = {
  male: { intercept: -55.0969, perBpm: 0.6309, perKg: 0.1988, perMlKgMin: 0, perYear: 0.2017 },
  female: { intercept: -20.4022, perBpm: 0.4472, perKg: -0.1263, perMlKgMin: 0, perYear: 0.074 },
};

/** A heart rate and whose it is. */
export interface KeytelInput {
  heartRateBpm: number;
  massKg: number;
  ageYears: number;
  /** null: the mean of the two lines. */
  sex: Sex | null;
  /** Maximal oxygen uptake, ml/kg/min; null takes the variant without it. */
  vo2maxMlKgMin: number | null;
}

/**
 * Gross metabolic power, W, from heart rate (measured at 57 to 90 % of maximum, ages 18 to 45, 47 to 120 kg); the
 * single person's error is about 15 % with maximal oxygen uptake and 20 % without. Below about 90 bpm it falls under
 * rest, even under zero: the caller holds it up. [Keytel2005]
 */
export function keytelW({ heartRateBpm, massKg, ageYears, sex, vo2maxMlKgMin }: KeytelInput): number {
  const table = vo2maxMlKgMin === null ? KEYTEL_WITHOUT_VO2MAX : KEYTEL_WITH_VO2MAX;
  const watts = (line: Line) =>
    ((line.intercept +
      line.perBpm * heartRateBpm +
      line.perKg * massKg +
      line.perMlKgMin * (vo2maxMlKgMin ?? 0) +
      line.perYear * ageYears) *
      1000) /
    60;
  return sex === null ? (watts(table.male) + watts(table.female)) / 2 : watts(table[sex]);
}

/** Maximum heart rate, bpm, for an age of 10 to 100 years, ± 10. [Tanaka2001] */
export function maxHeartRateFromAge(ageYears: number): number {
  return 208 - 0.7 * ageYears;
}

export interface HeartRateReserve {
  heartRateBpm: number;
  restingBpm: number;
  maxBpm: number;
  vo2maxMlKgMin: number;
  massKg: number;
}

/** Gross metabolic power, W: the share of heart rate reserve is the share of oxygen uptake reserve. [Swain1997] */
export function heartRateReserveW(input: HeartRateReserve): number {
  const { heartRateBpm, restingBpm, maxBpm, vo2maxMlKgMin, massKg } = input;
  const share = (heartRateBpm - restingBpm) / Math.max(20, maxBpm - restingBpm);
  return wattsFromOxygen(3.5 + share * (vo2maxMlKgMin - 3.5), massKg);
}

/**
 * Beats a minute that heat, not work, has put on the heart after `movedMin` of motion in air of `airC`: 0 to 20. Mild on
 * purpose, well under the 30 bpm for each °C of core temperature in [ISO9886]. [own, after Jenkins2022]
 */
export function heatDriftBpm(airC: number, movedMin: number): number {
  const heat = 0.6 * Math.max(0, airC - 20);
  const drift = 0.05 * Math.max(0, movedMin - 20) * Math.max(0, (airC - 15) / 15);
  return Math.min(20, heat + drift);
}
