/** How much one person's sweat varies from day to day in the same work and air, ln units. [own, after Smith2021] */
export const DAY_SIGMA = 0.14;

/** Nobody's sweat is foretold closer than ×/÷ 1.2 (80 %), however many weigh-ins taught it. [own] */
const NARROWEST_SIGMA = Math.log(1.2) / 1.2815515655446004;

/** What a missing or doubtful input adds to the spread of sweat, ln units. [own] */
export const MISSING_INPUT = {
  /** The weather is that of a station or grid point more than 25 km away. */
  distantWeather: 0.1,
  humidity: 0.12,
  /** Wind or sun unknown outdoors; only counts in air above 25 °C. */
  windOrSun: 0.2,
  clothing: 0.15,
} as const;

export type MissingInput = keyof typeof MISSING_INPUT;

/** Below this air temperature, °C, unknown wind and sun change little. [own] */
export const WIND_AND_SUN_MATTER_ABOVE_C = 25;

/** How far each source of air temperature may be off: one standard deviation, °C. [own] */
export const AIR_SD_C = {
  /** A thermometer on the wrist, less the usual 5 °C of body heat. */
  wrist: 3,
  /** A bar or pod sensor in the shade. */
  device: 1,
  /** A room nobody described. */
  room: 2,
  /** Nothing but month and latitude. */
  climate: 6,
} as const;

/** Sweat for each °C of air, ln units: 0.025 L/h/°C at 0.9 L/h, the regression's own slope. [own] */
const SWEAT_PER_C = 0.028;

/** What an air temperature uncertain by `sdC` (standard deviation, °C, 0 or more) adds to the spread, ln units. [own] */
export function airSigma(sdC: number): number {
  return SWEAT_PER_C * sdC;
}

/** Why an estimate may be off, each part independent of the others. */
export interface SpreadParts {
  /** What is still unknown of the person's own factor: `PersonalFactor.variance`. */
  personalVariance: number;
  /** Relative standard deviation of metabolic rate: `MetabolicRate.sigma`. */
  metabolicSigma: number;
  /** ln(heat-balance litres / regression litres); 0 where only one of the two models speaks. */
  lnModelRatio: number;
  missing?: readonly MissingInput[];
  /** Standard deviation of air temperature, °C; 0 where it was measured well. */
  airSdC?: number;
  /** Any other part, ln units (the swimming rule's own error, a guess of the water's temperature). */
  otherSigma?: number;
}

export interface Spread {
  /** Total, ln units: the 80 % interval is the median ×/÷ exp(1.2816 sigma). */
  sigma: number;
  /** The part that follows the person from session to session, and so never averages out. */
  sharedSigma: number;
  /** The part that is drawn anew each session: the day and what was not known of it. */
  ownSigma: number;
}

/**
 * Spread of one session's sweat, ln units: person, day, metabolic rate, half of half the models' disagreement, and
 * what was missing. About 0.33 (×/÷ 1.5) for power or speed before any weigh-in, 0.43 (×/÷ 1.75) for METs. [own]
 */
export function totalSigma(parts: SpreadParts): Spread {
  const { personalVariance, metabolicSigma, lnModelRatio } = parts;
  const shared = Math.hypot(Math.sqrt(personalVariance), metabolicSigma, modelSigma(lnModelRatio));
  const missing = [...new Set(parts.missing ?? [])].map((input) => MISSING_INPUT[input]);
  const own = Math.hypot(DAY_SIGMA, ...missing, airSigma(parts.airSdC ?? 0), parts.otherSigma ?? 0);
  const sigma = Math.hypot(shared, own);
  // The floor widens the person's part: it says that no model of a person is better than this.
  const sharedSigma = sigma < NARROWEST_SIGMA ? Math.sqrt(NARROWEST_SIGMA ** 2 - own ** 2) : shared;
  return { sigma: Math.max(sigma, NARROWEST_SIGMA), sharedSigma, ownSigma: own };
}

/**
 * The same spread, parted as it is between people who do one session together: how hard it is, what the models miss and
 * what is not known of the air move all of them alike; the person and the day move each alone.
 */
export function spreadAmongPeople(parts: SpreadParts): Spread {
  const { metabolicSigma, lnModelRatio } = parts;
  const missing = [...new Set(parts.missing ?? [])].map((input) => MISSING_INPUT[input]);
  const air = Math.hypot(airSigma(parts.airSdC ?? 0), parts.otherSigma ?? 0);
  const sharedSigma = Math.hypot(metabolicSigma, modelSigma(lnModelRatio), ...missing, air);
  const { sigma } = totalSigma(parts);
  return { sigma, sharedSigma, ownSigma: Math.sqrt(Math.max(0, sigma ** 2 - sharedSigma ** 2)) };
}

/** Spread from two models that disagree by `lnModelRatio`: half of their mean's distance from either. [own] */
export function modelSigma(lnModelRatio: number): number {
  return (0.5 * Math.abs(lnModelRatio)) / 2;
}
