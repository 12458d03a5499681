import type { Athlete, LegInput, Sourced } from '#src/sweat/session-input';

const told = <T>(value: T): Sourced<T> => ({ value, source: 'profile' });

export interface LegFacts {
  sport?: LegInput['sport'];
  minutes?: number;
  indoor?: boolean;
  airC?: number;
  heartRateBpm?: number | Float64Array | null;
  powerW?: number | Float64Array | null;
  speedMs?: number | Float64Array | null;
  grade?: number | Float64Array | null;
  activeShare?: number | Float64Array;
}

/** An hour in 15 °C, the same in every minute, unless told otherwise. */
export function aLeg(facts: LegFacts = {}): LegInput {
  const { minutes = 60, airC = 15 } = facts;
  const stream = (value: number | Float64Array | null | undefined) =>
    value === null || value === undefined
      ? null
      : typeof value === 'number'
        ? new Float64Array(minutes).fill(value)
        : value;
  return {
    sport: facts.sport ?? 'run',
    indoor: told(facts.indoor ?? false),
    minutes: {
      lengthMin: new Float64Array(minutes).fill(1),
      activeShare: stream(facts.activeShare ?? 1)!,
      heartRateBpm: stream(facts.heartRateBpm),
      powerW: stream(facts.powerW),
      speedMs: stream(facts.speedMs),
      grade: stream(facts.grade),
    },
    conditions: {
      airC: { value: airC, source: 'weather' },
      humidityPct: { value: 50, source: 'weather' },
      windMs: { value: 1, source: 'weather' },
      solarWm2: { value: 0, source: 'weather' },
    },
    clothingClo: { value: 0.25, source: 'default' },
    waterC: null,
  };
}

/** A man of 70 kg and 35 years, of whom nothing else is known. */
export function anAthlete(facts: Partial<Athlete> = {}): Athlete {
  return {
    massKg: told(70),
    heightM: told(1.75),
    sex: told('male'),
    ageYears: told(35),
    vo2maxMlKgMin: null,
    restingHeartRateBpm: null,
    maxHeartRateBpm: null,
    heartRateLine: null,
    heartRateReliable: true,
    ...facts,
  };
}

export const fact = told;
