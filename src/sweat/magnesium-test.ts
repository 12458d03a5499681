import type { LogNormal } from '#src/sweat/distribution';
import { ANYBODYS_MAGNESIUM, MAGNESIUM_SESSION_SIGMA, type SweatMagnesium } from '#src/sweat/magnesium';

export const MAGNESIUM_TEST_METHODS = ['wash-down', 'patch'] as const;
export type MagnesiumTestMethod = (typeof MAGNESIUM_TEST_METHODS)[number];

/** Magnesium in sweat as a laboratory found it. */
export interface MagnesiumTest {
  method: MagnesiumTestMethod;
  /** YYYY-MM-DD */
  day: string;
  /** As the laboratory gave it, mmol/L, within `POSSIBLE_MMOL_PER_L`. */
  mmolPerL: number;
}

/** No method ever found less or more in sweat, mmol/L, with room to spare: published means are 0.05 to 0.6. [own, from Montain2007 and Baker2011] */
export const POSSIBLE_MMOL_PER_L = { least: 0.005, most: 2 };

/**
 * How far one test may be off, ln units [own], and what it reads over the whole body: a patch 48 % too much, while it
 * hardly tells people apart [Baker2011].
 */
const METHOD: Record<MagnesiumTestMethod, { sigma: number; over: number }> = {
  'wash-down': { sigma: 0.35, over: 1 },
  patch: { sigma: 0.6, over: 1.48 },
};

/**
 * What is believed of a person's sweat once it was tested: what is known of everybody and what each method found, each
 * weighted by its precision on the log scale. Of a test's error as much as sessions differ (0.25) is drawn anew on each
 * day; the rest is the method's, and all tests of that method share it. So one test counts with 0.35 or 0.6, and any
 * number of patches never with less than 0.545, of wash-downs never with less than 0.245; several of one day are one. [own]
 * The age of a test does not count, nor whether the person was used to heat that day. Null without any.
 */
export function testedMagnesium(tests: readonly MagnesiumTest[]): SweatMagnesium | null {
  const found = MAGNESIUM_TEST_METHODS.flatMap((method) => foundBy(method, tests) ?? []);
  return found.length === 0 ? null : found.reduce(combined, ANYBODYS_MAGNESIUM);
}

/**
 * Magnesium that a session cost somebody, reckoned as of anybody, as it is with what is believed of their own sweat. The
 * estimate is litres times concentration, so only the concentration's median and its shared spread are exchanged; heat,
 * litres and session stay as they were.
 */
export function withOwnMagnesium({ mu, sigma }: LogNormal, own: SweatMagnesium): LogNormal {
  const rest = Math.max(0, sigma * sigma - ANYBODYS_MAGNESIUM.sigma * ANYBODYS_MAGNESIUM.sigma);
  return { mu: mu + own.ln - ANYBODYS_MAGNESIUM.ln, sigma: Math.sqrt(rest + own.sigma * own.sigma) };
}

function foundBy(method: MagnesiumTestMethod, tests: readonly MagnesiumTest[]): SweatMagnesium | null {
  const days = new Map<string, number[]>();
  for (const { day, mmolPerL } of tests.filter((test) => test.method === method))
    days.set(day, [...(days.get(day) ?? []), Math.log(mmolPerL)]);
  if (days.size === 0) return null;
  const { sigma, over } = METHOD[method];
  const shared = sigma * sigma - MAGNESIUM_SESSION_SIGMA * MAGNESIUM_SESSION_SIGMA;
  return {
    ln: mean([...days.values()].map(mean)) - Math.log(over),
    sigma: Math.sqrt(shared + (MAGNESIUM_SESSION_SIGMA * MAGNESIUM_SESSION_SIGMA) / days.size),
  };
}

/** Two independent beliefs, each weighted by its precision. */
function combined(one: SweatMagnesium, other: SweatMagnesium): SweatMagnesium {
  const precision = one.sigma ** -2 + other.sigma ** -2;
  return {
    ln: (one.ln * one.sigma ** -2 + other.ln * other.sigma ** -2) / precision,
    sigma: precision ** -0.5,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
