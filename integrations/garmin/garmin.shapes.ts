import { z } from 'zod';
import { flag, number, optionalId, text, vendorId } from '#integrations/http/shapes';

/**
 * Garmin's words as far as they are used. Garmin's own description is for its partners only: these come from what
 * others publish and from recorded bodies, so that everything but whose it is may be missing.
 */

export const tokenShape = z.looseObject({
  access_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.number(),
  refresh_token: z.string().min(1).optional(),
  refresh_token_expires_in: number,
});

export const userShape = z.looseObject({ userId: vendorId });

/** Both shapes are seen. */
export const permissionsShape = z.union([
  z.array(z.string()),
  z.looseObject({ permissions: z.array(z.string()) }).transform(({ permissions }) => permissions),
]);

export const summaryShape = z.looseObject({
  summaryId: text,
  activityId: optionalId,
  parentSummaryId: optionalId,
  isParent: flag,
  manual: flag,
  activityType: text,
  deviceName: text,
  startTimeInSeconds: number,
  startTimeOffsetInSeconds: number,
  /** By the timer: pauses do not count. */
  durationInSeconds: number,
  distanceInMeters: number,
  activeKilocalories: number,
  averageHeartRateInBeatsPerMinute: number,
  totalElevationGainInMeters: number,
  startingLatitudeInDegree: number,
  startingLongitudeInDegree: number,
});
export type GarminSummary = z.output<typeof summaryShape>;

export const sampleShape = z.looseObject({
  startTimeInSeconds: number,
  latitudeInDegree: number,
  longitudeInDegree: number,
  elevationInMeters: number,
  /** Garmin's spelling. */
  airTemperatureCelcius: number,
  airTemperatureCelsius: number,
  heartRate: number,
  speedMetersPerSecond: number,
  stepsPerMinute: number,
  bikeCadenceInRPM: number,
  swimCadenceInStrokesPerMinute: number,
  powerInWatts: number,
  totalDistanceInMeters: number,
  timerDurationInSeconds: number,
  clockDurationInSeconds: number,
  movingDurationInSeconds: number,
});
export type GarminSample = z.output<typeof sampleShape>;

export const detailsShape = z.looseObject({
  summaryId: text,
  activityId: optionalId,
  parentSummaryId: optionalId,
  isParent: flag,
  summary: summaryShape.catch(() => summaryShape.parse({})),
  samples: z.array(sampleShape).catch([]),
});
export type GarminDetails = z.output<typeof detailsShape>;

export const fileShape = z.looseObject({
  summaryId: text,
  activityId: optionalId,
  parentSummaryId: optionalId,
  startTimeInSeconds: number,
  /** FIT, TCX or GPX. */
  fileType: text,
  callbackURL: z.string(),
});
export type GarminFile = z.output<typeof fileShape>;

export const bodyCompShape = z.looseObject({
  summaryId: text,
  measurementTimeInSeconds: z.number(),
  measurementTimeOffsetInSeconds: number,
  weightInGrams: number,
});

/** A record of any type: whose it is, and where to fetch the rest if it does not come along. */
export const recordShape = z.looseObject({
  userId: vendorId,
  summaryId: text,
  activityId: optionalId,
  callbackURL: text,
});
export type GarminRecord = z.output<typeof recordShape>;

export const recordsShape = z.array(z.unknown());

/** What is kept of a notice until it is followed. */
export const carriedShape = z.object({
  type: z.string(),
  record: recordShape,
  /** When Garmin said so, where it gave an address to collect from. */
  toldAt: z.iso.datetime().optional(),
});
export type GarminCarried = z.output<typeof carriedShape>;

export const faultShape = z.looseObject({ error: text, errorMessage: text });
