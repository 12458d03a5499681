import { CHANNELS } from '#src/sessions/recording.port';
import { type Coverage, EVERY_ACTIVITY } from '#src/connect/coverage.port';

/** The file as the device wrote it: all that any file can tell. */
export const INTERVALS_COVERAGE: Coverage = {
  fields: [...EVERY_ACTIVITY, 'vendorSweatMl', 'identity'],
  streams: CHANNELS,
};
