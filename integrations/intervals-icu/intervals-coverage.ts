import { CHANNELS } from '#src/sessions/recording.port';
import type { Coverage } from '#src/connect/coverage.port';

/** The file as the device wrote it: all that any file can tell. */
export const INTERVALS_COVERAGE: Coverage = {
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
  streams: CHANNELS,
};
