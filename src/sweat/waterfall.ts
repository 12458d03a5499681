import { familyOf } from '#src/kernel/sport';
import { median } from '#src/sweat/distribution';
import { longestLeg } from '#src/sweat/drivers';
import { estimateAnyway } from '#src/sweat/estimate';
import { intentOf } from '#src/sweat/intent';
import { metabolicRates, type MetabolicRate } from '#src/sweat/metabolic-rate';
import { activeMin } from '#src/sweat/reading';
import type { SessionEstimate } from '#src/sweat/session-estimate';
import type { Condition, LegInput, SessionInput } from '#src/sweat/session-input';
import { sportFacts } from '#src/sweat/sport-facts';
import { POOL_C } from '#src/sweat/swimming';

/** The order in which a calm, cool, easy session becomes this one: what the body did, then where, then whose body it was. */
export const STEPS = [
  'effort',
  'air',
  'water',
  'humidity',
  'sun',
  'wind',
  'clothing',
  'heatDays',
  'personal',
] as const;
export type StepName = (typeof STEPS)[number];

/** One thing put as it was, with all before it as they were and all after it still calm. */
export interface Step {
  step: StepName;
  /** The median before and after it, litres; the first begins where the waterfall does, the last ends at the estimate's. */
  fromL: number;
  toL: number;
  /** Of the longest leg, as drivers are. */
  actual: { value: number; unit: string };
  calm: { value: number; unit: string };
}

export interface Waterfall {
  /** The same minutes, done easily in cool calm air by somebody who sweats as people do, median litres. */
  startL: number;
  steps: Step[];
}

/** A cool day, °C and %, and a cool pool, °C. [own] */
const CALM_AIR_C = 10;
const CALM_HUMIDITY_PCT = 50;
const CALM_WATER_C = 25;

/**
 * How a calm session of the same length becomes this one, one thing after another: unlike drivers, which change one thing
 * alone, the steps add up to the estimate's median. What each comes to hangs on the order, which is always the same.
 * Runs the model once for each step: made to be asked for.
 */
export function waterfallOf(input: SessionInput, estimate: SessionEstimate): Waterfall {
  const swims = input.legs.map(({ sport }) => familyOf(sport) === 'swim');
  const names = STEPS.filter((step) =>
    step === 'water' ? swims.includes(true) : !OF_AIR.has(step) || swims.includes(false),
  );
  const main = longestLeg(input);
  const rates = estimate.legs.map(({ metabolic }) => metabolic);
  const easy = metabolicRates(
    input.legs.map((leg) => easyLeg(leg, input)),
    input.athlete,
  );
  const medianFrom = (first: number) => {
    const calm = new Set<StepName>(names.slice(first));
    return median(estimateAnyway(calmed(input, calm), calm.has('effort') ? easy : rates).litres);
  };

  const startL = medianFrom(0);
  let fromL = startL;
  const steps = names.map((step, i) => {
    const toL = i === names.length - 1 ? median(estimate.litres) : medianFrom(i + 1);
    const one = { step, fromL, toL, ...values(step, input, main, { rates, easy }) };
    fromL = toL;
    return one;
  });
  return { startL, steps };
}

/** What only a body in air feels. */
const OF_AIR = new Set<StepName>(['air', 'humidity', 'sun', 'wind', 'clothing']);

/** No reading of effort, but a word: easy. */
function easyLeg(leg: LegInput, { athlete }: SessionInput): LegInput {
  const meant = { sport: leg.sport, effort: 'easy', durationS: activeMin(leg) * 60 } as const;
  const body = { massKg: athlete.massKg.value, vo2maxMlKgMin: athlete.vo2maxMlKgMin?.value ?? null };
  return {
    ...leg,
    minutes: { ...leg.minutes, heartRateBpm: null, powerW: null, speedMs: null, grade: null },
    intent: intentOf(meant, body),
  };
}

/** The session with these things calm, and everything else as it was; effort is told by its rates alone. */
function calmed(input: SessionInput, calm: ReadonlySet<StepName>): SessionInput {
  const { personalFactor, heatDays } = input;
  return {
    ...input,
    legs: input.legs.map((leg) => calmLeg(leg, calm)),
    heatDays: calm.has('heatDays') ? { ...heatDays, value: 0 } : heatDays,
    personalFactor: calm.has('personal')
      ? (leg) => ({ ...personalFactor(leg), mu: sportFacts(leg.sport).prior.mu })
      : personalFactor,
  };
}

function calmLeg(leg: LegInput, calm: ReadonlySet<StepName>): LegInput {
  const { airC, humidityPct, solarWm2, windMs } = leg.conditions;
  const either = (step: StepName, value: number, actual: Condition): Condition =>
    calm.has(step) ? { value, source: actual.source } : actual;
  return {
    ...leg,
    conditions: {
      airC: either('air', CALM_AIR_C, airC),
      humidityPct: either('humidity', CALM_HUMIDITY_PCT, humidityPct),
      solarWm2: either('sun', 0, solarWm2),
      windMs: either('wind', 0, windMs),
    },
    clothingClo: calm.has('clothing')
      ? { ...leg.clothingClo, value: sportFacts(leg.sport).usualClo }
      : leg.clothingClo,
    waterC: calm.has('water') ? { value: CALM_WATER_C, source: 'flag' } : leg.waterC,
  };
}

function values(
  step: StepName,
  input: SessionInput,
  leg: LegInput,
  { rates, easy }: { rates: readonly MetabolicRate[]; easy: readonly MetabolicRate[] },
): Pick<Step, 'actual' | 'calm'> {
  const told = (actual: number, calm: number, unit: string) => ({
    actual: { value: actual, unit },
    calm: { value: calm, unit },
  });
  const { airC, humidityPct, solarWm2, windMs } = leg.conditions;
  const { mu } = input.personalFactor(leg);
  switch (step) {
    case 'effort': {
      const place = input.legs.indexOf(leg);
      return told(rates[place]!.averageW, easy[place]!.averageW, 'W');
    }
    case 'air':
      return told(airC.value, CALM_AIR_C, '°C');
    case 'water': {
      const swim = input.legs.find(({ sport }) => familyOf(sport) === 'swim');
      return told(swim?.waterC?.value ?? POOL_C, CALM_WATER_C, '°C');
    }
    case 'humidity':
      return told(humidityPct.value, CALM_HUMIDITY_PCT, '%');
    case 'sun':
      return told(solarWm2.value, 0, 'W/m²');
    case 'wind':
      return told(windMs.value, 0, 'm/s');
    case 'clothing':
      return told(leg.clothingClo.value, sportFacts(leg.sport).usualClo, 'clo');
    case 'heatDays':
      return told(input.heatDays.value, 0, 'd');
    case 'personal':
      return told(Math.exp(mu - sportFacts(leg.sport).prior.mu), 1, '×');
  }
}
