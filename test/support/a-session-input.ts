import type { Sport } from '#src/kernel/sport';
import type {
  Athlete,
  Condition,
  LegInput,
  PersonalFactor,
  SessionInput,
  Source,
} from '#src/sweat/session-input';

export interface LegWishes {
  sport?: Sport;
  minutes?: number;
  indoor?: boolean;
  airC?: number;
  humidityPct?: number;
  windMs?: number;
  solarWm2?: number;
  clo?: number;
  waterC?: number;
  speedKmh?: number;
  powerW?: number;
  heartRateBpm?: number;
  grade?: number;
  /** Where the surroundings and clothing came from: told unless wished otherwise. */
  source?: Source;
}

export interface InputWishes extends LegWishes {
  massKg?: number;
  heightM?: number;
  athlete?: Partial<Athlete>;
  heatDays?: number;
  factor?: Partial<PersonalFactor>;
  legs?: LegWishes[];
}

const POPULATION: PersonalFactor = { mu: 0, variance: 0.28 ** 2, tests: 0, holdsAcclimatisation: false };

/** A question to the calculator, everything told: an outdoor hour on foot at 20 °C unless wished otherwise. */
export function aSessionInput(wishes: InputWishes = {}): SessionInput {
  const factor = { ...POPULATION, ...wishes.factor };
  return {
    athlete: {
      massKg: { value: wishes.massKg ?? 70, source: 'profile' },
      heightM: { value: wishes.heightM ?? 1.78, source: 'profile' },
      sex: { value: 'male', source: 'profile' },
      ageYears: { value: 35, source: 'profile' },
      vo2maxMlKgMin: null,
      restingHeartRateBpm: null,
      maxHeartRateBpm: null,
      heartRateLine: null,
      heartRateReliable: true,
      ...wishes.athlete,
    },
    legs: (wishes.legs ?? [{}]).map((leg) => aLeg({ ...wishes, ...leg })),
    heatDays: { value: wishes.heatDays ?? 0, source: 'learned' },
    personalFactor: () => factor,
  };
}

export function aLeg(wishes: LegWishes = {}): LegInput {
  const { minutes = 60, source = 'flag' } = wishes;
  const count = Math.ceil(minutes);
  const lengthMin = Float64Array.from({ length: count }, (_, i) => Math.min(1, minutes - i));
  const stream = (value: number | undefined) =>
    value === undefined ? null : new Float64Array(count).fill(value);
  const told = (value: number): Condition => ({ value, source });
  return {
    sport: wishes.sport ?? 'run',
    indoor: { value: wishes.indoor ?? false, source: 'file' },
    minutes: {
      lengthMin,
      activeShare: new Float64Array(count).fill(1),
      heartRateBpm: stream(wishes.heartRateBpm),
      powerW: stream(wishes.powerW),
      speedMs: stream(wishes.speedKmh === undefined ? undefined : wishes.speedKmh / 3.6),
      grade: stream(wishes.grade ?? 0),
    },
    conditions: {
      airC: told(wishes.airC ?? 20),
      humidityPct: told(wishes.humidityPct ?? 50),
      windMs: told(wishes.windMs ?? 1),
      solarWm2: told(wishes.solarWm2 ?? 0),
    },
    clothingClo: { value: wishes.clo ?? 0.25, source },
    waterC: wishes.waterC === undefined ? null : { value: wishes.waterC, source },
  };
}
