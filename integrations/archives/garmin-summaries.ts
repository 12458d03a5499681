import { z } from 'zod';
import { LONGEST_S, within } from '#integrations/activity-files/plausible';

const Id = z.union([z.number().int(), z.string().regex(/^\d{1,20}$/)]).transform(String);
const Amount = z.number().nullish().catch(null);

/** An activity in Garmin's export: times in milliseconds, lengths in centimetres. */
const Exported = z.object({
  activityId: Id,
  activityType: z.string().nullish().catch(null),
  sportType: z.string().nullish().catch(null),
  beginTimestamp: Amount,
  startTimeGmt: Amount,
  startTimeLocal: Amount,
  duration: Amount,
  elapsedDuration: Amount,
  movingDuration: Amount,
  distance: Amount,
  elevationGain: Amount,
  avgHr: Amount,
  waterEstimated: Amount,
  startLatitude: Amount,
  manualActivity: z.boolean().nullish().catch(null),
  parent: z.boolean().nullish().catch(null),
  parentId: Id.nullish().catch(null),
});

/** The same in Svett's units. */
export interface GarminSummary {
  id: string;
  type: string;
  /** Seconds since 1970. */
  startS: number;
  utcOffsetS: number | null;
  elapsedS: number | null;
  timerS: number | null;
  movingS: number | null;
  distanceM: number | null;
  ascentM: number | null;
  heartRateBpm: number | null;
  sweatMl: number | null;
  hasPosition: boolean;
  isManual: boolean;
  isParent: boolean;
  parentId: string | null;
}

/**
 * null for what has no start. Speed is left aside, as its unit is told differently by those who looked; so are calories,
 * which some exports count in kilojoules.
 */
export function garminSummary(record: unknown): GarminSummary | null {
  const told = Exported.safeParse(record).data;
  const startMs = told && (told.startTimeGmt ?? told.beginTimestamp);
  const startS = within(typeof startMs === 'number' ? startMs / 1000 : null, 1, 4e9);
  if (!told || startS === null) return null;
  const seconds = (ms: number | null | undefined) =>
    within(typeof ms === 'number' ? ms / 1000 : null, 1, LONGEST_S);
  const metres = (cm: number | null | undefined, most: number) =>
    within(typeof cm === 'number' ? cm / 100 : null, 0.01, most);
  const apartS = typeof told.startTimeLocal === 'number' ? told.startTimeLocal / 1000 - startS : null;
  const timerS = seconds(told.duration);
  return {
    id: told.activityId,
    type: (told.activityType ?? told.sportType ?? '').slice(0, 100),
    startS,
    utcOffsetS: within(apartS, -50_400, 50_400),
    elapsedS: seconds(told.elapsedDuration) ?? timerS,
    timerS,
    movingS: seconds(told.movingDuration),
    distanceM: metres(told.distance, 2_000_000),
    ascentM: metres(told.elevationGain, 20_000),
    heartRateBpm: within(told.avgHr, 25, 250),
    sweatMl: within(told.waterEstimated, 1, 30_000),
    hasPosition: typeof told.startLatitude === 'number',
    isManual: told.manualActivity === true,
    isParent: told.parent === true,
    parentId: told.parentId ?? null,
  };
}
