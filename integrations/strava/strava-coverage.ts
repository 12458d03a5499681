import { type Coverage, EVERY_ACTIVITY } from '#src/connect/coverage.port';

/** What Strava tells of a workout; no humidity, no sweat, no pool length, and heat only as the device felt it. */
export const STRAVA_COVERAGE: Coverage = {
  fields: EVERY_ACTIVITY,
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
