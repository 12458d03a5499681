import { familyOf } from '#src/kernel/sport';
import { median } from '#src/sweat/distribution';
import { estimateAnyway } from '#src/sweat/estimate';
import { metabolicRates } from '#src/sweat/metabolic-rate';
import { metsMetabolicW } from '#src/sweat/mets';
import { sportFacts } from '#src/sweat/sport-facts';
import type { SessionEstimate } from '#src/sweat/session-estimate';
import type { Condition, LegInput, SessionInput } from '#src/sweat/session-input';

export const DRIVERS = ['effort', 'air', 'humidity', 'sun', 'wind', 'clothing', 'personal'] as const;
export type DriverName = (typeof DRIVERS)[number];

/** How much one input moved the median from what it would be at that input's neutral value. */
export interface Driver {
  driver: DriverName;
  /** Litres; positive where the input made the session cost more. */
  deltaL: number;
  actual: { value: number; unit: string };
  neutral: { value: number; unit: string };
}

/** Neutral air, °C and %: what drivers are told against. */
const NEUTRAL_AIR_C = 20;
const NEUTRAL_HUMIDITY_PCT = 50;

/**
 * What drove an estimate: for each input, the median less the median with that one input at its neutral value, all
 * others as they were. The parts work on each other, so they need not add up. Runs the model once for each driver:
 * made to be asked for, not to be made with every estimate.
 */
export function driversOf(input: SessionInput, estimate: SessionEstimate): Driver[] {
  const whole = median(estimate.litres);
  const main = longestLeg(input);
  const allSwim = input.legs.every((leg) => familyOf(leg.sport) === 'swim');
  const names = allSwim ? (['effort', 'personal'] as const) : DRIVERS;
  return names.map((driver) => {
    const deltaL = whole - median(neutralEstimate(input, driver).litres);
    return { driver, deltaL, ...values(driver, input, main, estimate) };
  });
}

function neutralEstimate(input: SessionInput, driver: DriverName): SessionEstimate {
  if (driver === 'effort') {
    // Only the metabolic rate is another: the air that speed makes over the skin stays as it was.
    return estimateAnyway(input, metabolicRates(input.legs.map(usualEffort), input.athlete));
  }
  if (driver === 'personal') {
    const { personalFactor } = input;
    return estimateAnyway({ ...input, personalFactor: (leg) => ({ ...personalFactor(leg), mu: 0 }) });
  }
  return estimateAnyway({ ...input, legs: input.legs.map((leg) => neutralLeg(leg, driver)) });
}

/** Without any stream the sport's usual effort is assumed, minute for minute. */
function usualEffort(leg: LegInput): LegInput {
  return {
    ...leg,
    minutes: { ...leg.minutes, heartRateBpm: null, powerW: null, speedMs: null, grade: null },
  };
}

function neutralLeg(leg: LegInput, driver: Exclude<DriverName, 'effort' | 'personal'>): LegInput {
  const with_ = (conditions: Partial<LegInput['conditions']>): LegInput => ({
    ...leg,
    conditions: { ...leg.conditions, ...conditions },
  });
  switch (driver) {
    case 'air':
      return with_({ airC: fixed(NEUTRAL_AIR_C) });
    case 'humidity':
      return with_({ humidityPct: fixed(NEUTRAL_HUMIDITY_PCT) });
    case 'sun':
      return with_({ solarWm2: fixed(0) });
    case 'wind':
      return with_({ windMs: fixed(0) });
    case 'clothing':
      return { ...leg, clothingClo: { value: sportFacts(leg.sport).usualClo, source: 'flag' } };
  }
}

function fixed(value: number): Condition {
  return { value, source: 'flag' };
}

function values(
  driver: DriverName,
  input: SessionInput,
  leg: LegInput,
  { legs }: SessionEstimate,
): Pick<Driver, 'actual' | 'neutral'> {
  const told = (actual: number, neutral: number, unit: string) => ({
    actual: { value: actual, unit },
    neutral: { value: neutral, unit },
  });
  const { airC, humidityPct, solarWm2, windMs } = leg.conditions;
  switch (driver) {
    case 'effort': {
      const { averageW } = legs[input.legs.indexOf(leg)]!.metabolic;
      return told(averageW, metsMetabolicW(leg.sport, input.athlete.massKg.value), 'W');
    }
    case 'air':
      return told(airC.value, NEUTRAL_AIR_C, '°C');
    case 'humidity':
      return told(humidityPct.value, NEUTRAL_HUMIDITY_PCT, '%');
    case 'sun':
      return told(solarWm2.value, 0, 'W/m²');
    case 'wind':
      return told(windMs.value, 0, 'm/s');
    case 'clothing':
      return told(leg.clothingClo.value, sportFacts(leg.sport).usualClo, 'clo');
    case 'personal':
      return told(Math.exp(input.personalFactor(leg).mu), 1, '×');
  }
}

/** The leg whose surroundings stand for the session where one value must: the longest that is no break between two. */
export function longestLeg(input: SessionInput): LegInput {
  const sports = input.legs.filter(({ sport }) => sport !== 'transition');
  return (sports.length > 0 ? sports : input.legs).reduce((longest, leg) =>
    leg.minutes.lengthMin.length > longest.minutes.lengthMin.length ? leg : longest,
  );
}
