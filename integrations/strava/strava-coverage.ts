import type { Coverage } from '#src/connect/coverage.port';

/** What Strava tells of a workout; no humidity, no sweat, no pool length, and heat only as the device felt it. */
export const STRAVA_COVERAGE: Coverage = {
  fields: [
    'sport',
    'indoor',
    'startedAt',
    'utcOffsetS',
    'elapsedS',
    'timerS',
    'movingS',
    'distanceM',
    'ascentM',
    'energyKcal',
    'pauses',
    'device',
    'athlete',
    'rpe',
  ],
  streams: [
    'heartRateBpm',
    'powerW',
    'speedMs',
    'altitudeM',
    'distanceM',
    'latitudeDeg',
    'longitudeDeg',
    'deviceTemperatureC',
    'cadencePerMin',
  ],
};
