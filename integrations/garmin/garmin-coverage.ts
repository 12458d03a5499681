import { type Coverage, EVERY_ACTIVITY } from '#src/connect/coverage.port';

/** What Garmin tells, its files included: those have the athlete, the effort and Garmin's own guess at sweat. */
export const GARMIN_COVERAGE: Coverage = {
  fields: [...EVERY_ACTIVITY, 'vendorSweatMl', 'identity'],
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
