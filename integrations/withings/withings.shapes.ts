import { z } from 'zod';
import { flag, number, text, vendorId } from '#integrations/http/shapes';

/** Everything Withings says is wrapped in this, under HTTP 200 whatever happened. */
export const wrappedShape = z.looseObject({
  status: z.number().int(),
  body: z.unknown().optional(),
  error: text,
});

export const tokenShape = z.looseObject({
  userid: vendorId,
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.number(),
  /** With commas. */
  scope: text,
});
export type WithingsTokens = z.output<typeof tokenShape>;

const measureShape = z.looseObject({
  /** A whole number, to be multiplied by ten to the power of `unit`. */
  value: z.number(),
  type: z.number().int(),
  unit: z.number().int(),
});

export const groupShape = z.looseObject({
  grpid: vendorId,
  /** Who says so: 0 and 8 a device, 1 a device that cannot tell who stood on it, 2 and 4 typed in. */
  attrib: number,
  /** Seconds since 1970. */
  date: z.number().int(),
  /** 1 a measure, 2 an aim. */
  category: number,
  measures: z.array(measureShape).catch([]),
});
export type MeasureGroup = z.output<typeof groupShape>;

export const measuresShape = z.looseObject({
  /** `Europe/Stockholm` */
  timezone: text,
  measuregrps: z.array(groupShape),
  /** 1 where there are more, from `offset` on. */
  more: z.union([number, flag]),
  offset: number,
});

export const profilesShape = z.looseObject({
  profiles: z.array(z.looseObject({ appli: number, callbackurl: text })).catch([]),
});

export const nothingShape = z.unknown();
