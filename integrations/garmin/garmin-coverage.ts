import type { Coverage } from '#src/connect/coverage.port';

/** What Garmin tells, its files included: those have the athlete, the effort and Garmin's own guess at sweat. */
export const GARMIN_COVERAGE: Coverage = {
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
    'vendorSweatMl',
    'identity',
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
