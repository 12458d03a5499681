import type { Channel, Recording } from '#src/sessions/recording.port';

/** Which of a brand's data fill what we reckon with. docs/connectors.md is made from it; the contract suite holds it to it. */
export interface Coverage {
  fields: readonly (keyof Recording)[];
  streams: readonly Channel[];
}

/** Fields that every brand of activities fills so far; a brand's own coverage says what it fills besides. */
export const EVERY_ACTIVITY = [
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
] as const satisfies Coverage['fields'];

/** How a session from this source must be signed wherever it shows. */
export interface Attribution {
  /** Text that must stand beside the data: `Powered by Strava`; null: none. */
  text: string | null;
  /** Address of the activity on the brand's site, `{id}` for its id; null: no link is asked for. */
  activityUrl: string | null;
  /** The words of that link: `View on Strava`. */
  linkText: string | null;
  /** Sign with maker and model of the device: `Garmin Forerunner 255`. */
  namesDevice: boolean;
}
