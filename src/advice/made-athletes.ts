import type { LogNormal } from '#src/sweat/distribution';

/** Somebody made up for a trial, in a session: what Svett would say of them, and what is true. */
export interface MadeAthlete {
  /** What Svett says they sweat, litres. */
  estimate: LogNormal;
  sweatL: number;
  /** What a watch that errs by 30 % says. */
  watchL: number;
  hours: number;
  bodyWaterL: number;
  /** Plasma sodium before, mmol/L. */
  sodiumMmolL: number;
  /** Sodium and potassium in a litre of sweat. */
  sweatMmolL: number;
  urineLPerH: number;
  /** The kidneys are told to keep water, whatever is drunk. */
  keepsWater: boolean;
  /** Thirst ends where plasma sodium is so far below where it began, mmol/L. */
  thirstEndsBelow: number;
  /** Sodium and potassium of a meal after the session, mmol. */
  mealMmol: number;
}

/** Spread of what Svett says of a session, ln units, by what the effort is known from: docs/science.md, "How ranges are made". */
const NEVER_WEIGHED = [0.322, 0.327, 0.352, 0.376, 0.437];
const WEIGHED_THREE_TIMES = [0.18, 0.193, 0.24, 0.279, 0.372];
/** So many have stood on the scale three times. [own] */
const WEIGHED = 0.3;
const WATCH_SIGMA = 0.3;

/** Sweat rate, ml/kg/h: 15.3 ± 6.8 in 506 athletes. [Baker2016] */
const SWEAT = logNormal(15.3, 6.8);
/** Whoever goes on for long goes slower: twelve hours at 0.6 of the rate of two. [own] */
const SLOWER = -0.3;
/** Whole-body sodium, mmol/L: 35.9 ± 10.4 [Baker2016]; potassium 5.7 ± 1.2 in a pouch [Montain2007]. */
const SWEAT_SODIUM = { median: 35, sigma: 0.3 };
const SWEAT_POTASSIUM = { median: 5, sigma: 0.25 };
/** Of healthy people: 0.6 % from day to day, 0.7 % between them. [Ricos1999] */
const SODIUM = { mean: 140, sd: 140 * Math.hypot(0.006, 0.007) };
/** Mass, kg; water as a share of it, with its scatter about what mass, height and age foretell. [Watson1980] [own] */
const MEN = { massKg: 78, sdKg: 11, water: 0.6 };
const WOMEN = { massKg: 63, sdKg: 9, water: 0.53 };
const WATER_SD = 0.045;
/** Of those who drank too much in 2135 races, three in ten did not pass it as water. [Noakes2005] */
const KEEPING = 0.3;
/** Urine of somebody in exercise, L/h. [own] */
const URINE = { median: 0.04, sigma: 0.5 };
/** Thirst sets in above the sodium of rest and ends before it: that it ends below is on the careful side. [own] */
const THIRST_SD = 0.5;
/** A third of a day's sodium, on the low side, with its potassium. [own, after Powles2013] */
const MEAL = { median: 40, sigma: 0.4 };
const SHORTEST_H = 2;
const LONGEST_H = 12;

/** Where chance comes from: evenly spread from 0 to 1, and standard normal. */
export interface Draws {
  even: () => number;
  normal: () => number;
}

export function makeAthlete({ even, normal }: Draws): MadeAthlete {
  const { massKg, sdKg, water } = even() < 0.5 ? MEN : WOMEN;
  const mass = within(massKg + sdKg * normal(), 42, 120);
  const bodyWaterL = mass * within(water + WATER_SD * normal(), 0.42, 0.7);
  const hours = SHORTEST_H + (LONGEST_H - SHORTEST_H) * even();
  const sigmas = even() < WEIGHED ? WEIGHED_THREE_TIMES : NEVER_WEIGHED;
  const sigma = sigmas[Math.floor(even() * sigmas.length)]!;
  // People differ by what is published: what of it Svett knows, and what it does not.
  const known = Math.sqrt(Math.max(0.01, SWEAT.sigma ** 2 - sigma ** 2));
  const ratePerKg = SWEAT.median * Math.exp(known * normal()) * (hours / SHORTEST_H) ** SLOWER;
  const estimateL = (ratePerKg / 1000) * mass * hours;
  const sweatL = estimateL * Math.exp(sigma * normal());
  return {
    estimate: { mu: Math.log(estimateL), sigma },
    sweatL,
    watchL: sweatL * Math.exp(WATCH_SIGMA * normal()),
    hours,
    bodyWaterL,
    sodiumMmolL: SODIUM.mean + SODIUM.sd * normal(),
    sweatMmolL: drawn(SWEAT_SODIUM, normal) + drawn(SWEAT_POTASSIUM, normal),
    urineLPerH: drawn(URINE, normal),
    keepsWater: even() < KEEPING,
    thirstEndsBelow: THIRST_SD * Math.abs(normal()),
    mealMmol: drawn(MEAL, normal),
  };
}

function drawn({ median, sigma }: { median: number; sigma: number }, normal: () => number): number {
  return median * Math.exp(sigma * normal());
}

function logNormal(mean: number, sd: number): { median: number; sigma: number } {
  const variance = Math.log1p((sd / mean) ** 2);
  return { median: mean * Math.exp(-variance / 2), sigma: Math.sqrt(variance) };
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
