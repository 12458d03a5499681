import { z } from 'zod';
import { SPORTS } from '#src/kernel/sport';

const Seconds = z.number();

const Source = z.object({
  source: z.string().describe('`file`, or a linked brand.'),
  device: z.string().nullable().describe('The device it was recorded with, as far as the source tells.'),
  purged: z.boolean().describe('Its raw form is gone, as its terms ask.'),
  signature: z
    .object({
      text: z.string().nullable(),
      url: z.string().nullable(),
      linkText: z.string().nullable(),
      device: z.string().nullable(),
    })
    .nullable()
    .describe('What must stand wherever this session shows; null: nothing must.'),
});

const Summary = z.object({
  id: z.uuid(),
  sport: z.enum(SPORTS),
  multisport: z.boolean().describe('Several sports in one recording; `sport` is then that of the longest.'),
  indoor: z.boolean().nullable(),
  startedAt: z.iso.datetime(),
  utcOffsetS: z.int().nullable(),
  elapsedS: Seconds,
  timerS: Seconds.nullable(),
  distanceM: z.number().nullable(),
  format: z.enum(['fit', 'tcx', 'gpx', 'api']),
  partial: z.boolean().describe('The file broke off; what could be read of it is here.'),
  vendorSweatMl: z
    .number()
    .nullable()
    .describe("The maker's own sweat-loss estimate: an estimate, never the truth."),
  vendorName: z.string().nullable(),
  sources: z.array(Source).describe('Who told of it.'),
  frozen: z
    .boolean()
    .describe(
      'The raw data is purged, as its source asks: what was reckoned stands and is not reckoned anew.',
    ),
  sameAs: z
    .uuid()
    .nullable()
    .describe('A session this one may be the same as: its source hides the hour, so only you can tell.'),
});

export const SessionSummary = Summary.meta({ id: 'SessionSummary' });
export type SessionSummary = z.output<typeof SessionSummary>;

export const SessionPage = z
  .object({ items: z.array(SessionSummary), next: z.string().nullable() })
  .meta({ id: 'SessionPage' });

export const SessionDetail = Summary.extend({
  movingS: Seconds.nullable(),
  ascentM: z.number().nullable(),
  energyKcal: z.number().nullable(),
  rpe: z.number().nullable(),
  device: z.object({ maker: z.string().nullable(), product: z.string().nullable() }).nullable(),
  notes: z.array(z.string()),
  legs: z.array(
    z.object({
      sport: z.enum(SPORTS),
      indoor: z.boolean().nullable(),
      startS: Seconds,
      elapsedS: Seconds,
      timerS: Seconds.nullable(),
      distanceM: z.number().nullable(),
    }),
  ),
  pauses: z.array(z.object({ startS: Seconds, endS: Seconds })),
  provenance: z.record(z.string(), z.string()).describe('Which source gave each field.'),
}).meta({ id: 'SessionDetail' });
export type SessionDetail = z.output<typeof SessionDetail>;

const Curve = z.array(z.number().nullable()).optional();
export const SessionStreams = z
  .object({
    timeS: z.array(Seconds),
    channels: z.object({
      heartRateBpm: Curve,
      powerW: Curve,
      speedMs: Curve,
      altitudeM: Curve,
      deviceTemperatureC: Curve,
      cadencePerMin: Curve,
    }),
  })
  .meta({ id: 'SessionStreams' });
export type SessionStreams = z.output<typeof SessionStreams>;

export const UploadResult = z
  .object({
    name: z.string(),
    outcome: z.enum(['recorded', 'joined', 'already-known', 'refused']),
    sessionId: z.uuid().nullable(),
    problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
    notes: z.array(z.string()),
  })
  .meta({ id: 'UploadResult' });
export type UploadResult = z.output<typeof UploadResult>;
export const UploadResults = z.object({ items: z.array(UploadResult) }).meta({ id: 'UploadResults' });

export const PageQuery = z.object({
  before: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const SessionId = z.uuid();

export const SameAsAnswer = z.object({ answer: z.enum(['same', 'different']) }).meta({ id: 'SameAsAnswer' });
