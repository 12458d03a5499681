/** Everything that is told of somebody, each value so odd that it is known again wherever it turns up. */
export interface Marks {
  email: string;
  birthDate: string;
  massKg: number;
  afterKg: number;
  heightCm: number;
  restingHeartRateBpm: number;
  heartRateBpm: number;
  powerW: number;
  place: { latitudeDeg: number; longitudeDeg: number };
  distanceM: number;
  /** Of what Strava tells, beside what another source does. */
  stravaDistanceM: number;
  sportRaw: string;
  serial: string;
  foodName: string;
  dislikedFood: string;
  labValue: number;
  labName: string;
  sleepH: number;
  planName: string;
}

/** The marks of the n-th athlete, from 0 to 9. */
export function marksOf(n: number): Marks {
  return {
    email: `canary-${n}-7391@example.org`,
    birthDate: `1991-03-1${n}`,
    massKg: 60 + n + 0.9137,
    afterKg: 60 + n + 0.0193,
    heightCm: 180 + n + 0.7431,
    restingHeartRateBpm: 40 + n + 0.7613,
    heartRateBpm: 140 + n,
    powerW: 170 + n,
    place: { latitudeDeg: 59.123456, longitudeDeg: 18.654321 },
    distanceM: 23_071 + 100 * n,
    stravaDistanceM: 41_019 + 100 * n,
    sportRaw: `CanaryRide-${n}`,
    serial: `CANARY-SERIAL-${n}`,
    foodName: `Canarybar-${n}`,
    dislikedFood: `Canaryfish-${n}`,
    labValue: 0.8037 + n / 100,
    labName: `Canarylab-${n}`,
    sleepH: 7.3091 + n / 100,
    planName: `Canaryplan-${n}`,
  };
}
