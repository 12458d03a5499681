import { Seeded } from '#simulators/seeded';

/** Somebody who does not exist. */
export interface MadeAthlete {
  seed: number;
  firstName: string;
  lastName: string;
  sex: 'M' | 'F';
  birthYear: number;
  massKg: number;
  heightCm: number;
  restingHrBpm: number;
  maxHrBpm: number;
  /** Power they can hold for an hour on the bicycle. */
  ftpW: number;
  home: Place;
  watch: string;
  bikeComputer: string | null;
}

export interface Place {
  city: string;
  region: string;
  country: string;
  zone: string;
  latitudeDeg: number;
  longitudeDeg: number;
  altitudeM: number;
  /** The mean of the year, °C; where it is low there is snow to ski on. */
  airMeanC: number;
}

const SWEDEN = { country: 'Sweden', zone: 'Europe/Stockholm' };

const PLACES: readonly Place[] = [
  {
    ...SWEDEN,
    ...{ city: 'Östersund', region: 'Jämtland', latitudeDeg: 63.1767, longitudeDeg: 14.6361 },
    ...{ altitudeM: 310, airMeanC: 3.5 },
  },
  {
    ...SWEDEN,
    ...{ city: 'Uppsala', region: 'Uppland', latitudeDeg: 59.8586, longitudeDeg: 17.6389 },
    ...{ altitudeM: 15, airMeanC: 6.9 },
  },
  {
    ...SWEDEN,
    ...{ city: 'Malmö', region: 'Skåne', latitudeDeg: 55.605, longitudeDeg: 13.0038 },
    ...{ altitudeM: 10, airMeanC: 9.2 },
  },
];

const FIRST_NAMES = {
  F: ['Aino', 'Elsa', 'Karin', 'Maja', 'Sara'],
  M: ['Anton', 'Erik', 'Johan', 'Nils', 'Omar'],
};
const LAST_NAMES = ['Berg', 'Dahl', 'Ek', 'Holm', 'Lind', 'Nyman', 'Sjö', 'Öberg'];
const WATCHES = ['Garmin Forerunner 255', 'Garmin Forerunner 965', 'Garmin Fenix 7', 'Apple Watch'];
const BIKE_COMPUTERS = ['Garmin Edge 530', 'Wahoo ELEMNT BOLT'];

/**
 * The athlete of this seed. Homes and devices go round by the seed, so that a demonstration can count on them: 1 lives
 * in Östersund with a Forerunner 255 and an Edge 530, 2 in Uppsala with a Wahoo, 4 runs with an Apple Watch.
 */
export function makeAthlete(seed: number): MadeAthlete {
  const chance = Seeded.of(seed, 'athlete');
  const sex = chance.pick(['F', 'M'] as const);
  const [massMean, heightMean, wattsPerKg] = sex === 'F' ? [62, 168, 3.1] : [76, 181, 3.4];
  const birthYear = chance.whole(1966, 2001);
  const massKg = Math.round(chance.normal(massMean, 6) * 10) / 10;
  const age = 2026 - birthYear;
  return {
    seed,
    firstName: chance.pick(FIRST_NAMES[sex]),
    lastName: chance.pick(LAST_NAMES),
    sex,
    birthYear,
    massKg,
    heightCm: Math.round(chance.normal(heightMean, 6)),
    restingHrBpm: chance.whole(42, 58),
    maxHrBpm: Math.round(208 - 0.7 * age + chance.normal(0, 5)),
    ftpW: Math.round(massKg * chance.normal(wattsPerKg, 0.35)),
    home: PLACES[(seed - 1) % PLACES.length] ?? chance.pick(PLACES),
    watch: WATCHES[(seed - 1) % WATCHES.length] ?? chance.pick(WATCHES),
    bikeComputer: seed === 1 || chance.chance(0.7) ? (BIKE_COMPUTERS[(seed - 1) % 2] ?? null) : null,
  };
}
