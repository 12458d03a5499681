import { z } from 'zod';
import { flag, number, optionalId, text, vendorId } from '#integrations/http/shapes';

/** Strava's answers as far as they are used. Strava adds and drops fields; only ids and times are relied on. */

export const tokenShape = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  /** Seconds since 1970. */
  expires_at: z.number(),
});

export const exchangeShape = tokenShape.extend({ athlete: z.looseObject({ id: vendorId }) });

export const athleteShape = z.looseObject({
  id: vendorId,
  sex: text,
  /** Kilograms; 0 or null from who never said. */
  weight: number,
  ftp: number,
});
export type StravaAthlete = z.output<typeof athleteShape>;

/** Of a summary and of a detail; the latter adds `calories` and `perceived_exertion`. */
export const activityShape = z.looseObject({
  id: vendorId,
  sport_type: text,
  /** What `sport_type` was before 2022. */
  type: text,
  /** UTC. */
  start_date: z.string(),
  /** The athlete's clock, with a Z it does not mean. */
  start_date_local: text,
  utc_offset: number,
  elapsed_time: number,
  moving_time: number,
  distance: number,
  total_elevation_gain: number,
  calories: number,
  average_heartrate: number,
  average_watts: number,
  device_watts: flag,
  average_temp: number,
  perceived_exertion: number,
  trainer: flag,
  manual: flag,
  private: flag,
  /** `everyone`, `followers_only` or `only_me`. */
  visibility: text,
  external_id: text,
  device_name: text,
  start_latlng: z.array(z.number()).nullish().catch(null),
});
export type StravaActivity = z.output<typeof activityShape>;

export const activitiesShape = z.array(activityShape);

const values = z.looseObject({ data: z.array(z.unknown()) });

/** With `key_by_type`, which is what is asked for; without, the same in a list. */
export const streamsShape = z.union([
  z
    .array(values.extend({ type: z.string() }))
    .transform((list) => new Map(list.map((s) => [s.type, s.data]))),
  z
    .record(z.string(), values)
    .transform((byType) => new Map(Object.entries(byType).map(([type, { data }]) => [type, data]))),
]);
export type StravaStreams = ReadonlyMap<string, readonly unknown[]>;

export const subscriptionShape = z.looseObject({ id: vendorId, callback_url: text });

export const eventShape = z.looseObject({
  object_type: z.string(),
  object_id: vendorId,
  aspect_type: z.string(),
  owner_id: vendorId,
  subscription_id: optionalId,
  event_time: z.number().int(),
  updates: z.record(z.string(), z.unknown()).nullish().catch(null),
});
export type StravaEvent = z.output<typeof eventShape>;

export const faultShape = z.looseObject({
  errors: z.array(z.looseObject({ resource: text, field: text, code: text })).catch([]),
});
