import type { Sport } from '#src/kernel/sport';
import type { Intent } from '#src/sweat/intent';

/** Where a value came from. `default` means nobody told: the interval widens for it and the page says so. */
export type Source =
  | 'stream'
  | 'device'
  | 'weather'
  | 'profile'
  /** What the athlete said of this very session. */
  | 'told'
  | 'flag'
  | 'file'
  | 'learned'
  | 'default';

export interface Sourced<T = number> {
  value: T;
  source: Source;
}

/** A condition of the surroundings. `value` holds for the whole leg unless `perMinute` tells how it changed. */
export interface Condition extends Sourced {
  /** One value a minute of the leg, finite everywhere; `value` is then its mean. */
  perMinute?: Float64Array;
  /** How far the value may be off (one standard deviation, in its own unit), where it was not measured. */
  sd?: number;
}

export interface Conditions {
  /** Air temperature, °C, -45 to 55. */
  airC: Condition;
  /** Relative humidity, %, 0 to 100. */
  humidityPct: Condition;
  /** Wind (or a fan) at body height, m/s, without the athlete's own speed. */
  windMs: Condition;
  /** Sun reaching the athlete, global horizontal irradiance, W/m², 0 indoors. */
  solarWm2: Condition;
}

/** The athlete's own line from heart rate to metabolic power, learned where power or pace gave both. */
export interface HeartRateLine {
  /** Metabolic power at 0 bpm (an extrapolation), watts. */
  interceptW: number;
  slopeWPerBpm: number;
  /** Relative spread around the line (ln units). */
  sigma: number;
  sessions: number;
}

export interface Athlete {
  massKg: Sourced;
  heightM: Sourced;
  sex: Sourced<'male' | 'female'> | null;
  ageYears: Sourced | null;
  vo2maxMlKgMin: Sourced | null;
  restingHeartRateBpm: Sourced | null;
  maxHeartRateBpm: Sourced | null;
  heartRateLine: HeartRateLine | null;
  /** false for beta-blockers, atrial fibrillation, a pacemaker…: heart rate is then left out. */
  heartRateReliable: boolean;
}

/**
 * What the body did, in means over minutes; NaN where the device gave none. All arrays are as long as
 * `lengthMin`, and a stream nobody recorded is null.
 */
export interface Minutes {
  /** How long each entry lasts, minutes: 1, but for the last. */
  lengthMin: Float64Array;
  /** Share of the minute in motion (1) against paused (0). */
  activeShare: Float64Array;
  heartRateBpm: Float64Array | null;
  powerW: Float64Array | null;
  speedMs: Float64Array | null;
  /** Rise over run, smoothed over 30 to 50 m, as a fraction. */
  grade: Float64Array | null;
}

export interface LegInput {
  sport: Sport;
  indoor: Sourced<boolean>;
  minutes: Minutes;
  conditions: Conditions;
  /** Clothing insulation, clo. */
  clothingClo: Sourced;
  /** Water temperature for swimming, °C; null for every other sport. */
  waterC: Sourced | null;
  /** Only of a session that has not been done: how hard it is meant to be. */
  intent?: Intent;
}

/** What is known of the athlete's own sweating, on top of physics: ln k ~ Normal(mu, variance). */
export interface PersonalFactor {
  mu: number;
  variance: number;
  /** Weigh-ins that taught it; 0 is the population's prior. */
  tests: number;
  /** Calibrated this season: acclimatisation is then already inside, and not counted again. */
  holdsAcclimatisation: boolean;
}

export interface SessionInput {
  athlete: Athlete;
  /** In order of time; one for a single sport. */
  legs: LegInput[];
  /** Days of heat exposure that still count (after decay), 0 for none. */
  heatDays: Sourced;
  /** For a leg's sport and air temperature. */
  personalFactor: (leg: LegInput) => PersonalFactor;
}
