import type { Arrival, Listed, Weighing } from '#src/connect/arrival.port';
import type { Recording } from '#src/sessions/recording.port';
import { assemble } from '#integrations/activity-files/assemble';
import { UNKNOWN_ATHLETE } from '#integrations/activity-files/fit-athlete';
import { namedDevice } from '#integrations/activity-files/named-device';
import { LONGEST_S, within } from '#integrations/activity-files/plausible';
import { shortDigest } from '#integrations/http/digests';
import { isIndoor, sportOf } from '#integrations/intervals-icu/intervals-words';
import type { IntervalsActivity, Wellness } from '#integrations/intervals-icu/intervals.shapes';

/** Strava does not let intervals.icu hand these on, and we do not take them round that corner. */
export function isByWayOfStrava({ source, _note: note }: IntervalsActivity): boolean {
  return source?.toUpperCase() === 'STRAVA' || /strava/i.test(note ?? '');
}

/** The file where there is one, and the totals: they tell how hard it felt, and are all there is of what was typed in. */
export function arrivalsOf(activity: IntervalsActivity, file: Uint8Array | null): Arrival[] {
  const common = {
    externalId: activity.id,
    aliases: aliasesOf(activity),
    legOf: null,
    version: versionOf(activity),
  };
  const arrivals: Arrival[] = [];
  if (file !== null) {
    const name = `intervals-icu-${activity.id}.${(activity.file_type ?? 'fit').toLowerCase().slice(0, 4)}`;
    arrivals.push({ ...common, part: 'file', content: { file: { name, bytes: file } } });
  }
  const recording = totalsOf(activity, { isTypedIn: file === null });
  if (recording !== null) arrivals.push({ ...common, part: 'summary', content: { recording } });
  return arrivals;
}

/** null for what came by way of Strava, and for what tells no start. */
export function listedOf(activity: IntervalsActivity): Listed | null {
  // The local hour is better than no start: it only decides where in the list it stands.
  const startedAt = new Date(activity.start_date ?? `${bare(activity.start_date_local)}Z`);
  if (Number.isNaN(startedAt.getTime()) || isByWayOfStrava(activity)) return null;
  return { externalId: activity.id, startedAt, version: versionOf(activity) };
}

/** null for a day without a body mass. The hour is not told: noon UTC is the same day nearly everywhere. */
export function weighingOf({ id: day, weight }: Wellness): Weighing | null {
  const massKg = within(weight, 20, 300);
  if (massKg === null) return null;
  return { externalId: day, measuredAt: new Date(`${day}T12:00:00Z`), utcOffsetS: null, massKg };
}

function totalsOf(activity: IntervalsActivity, { isTypedIn }: { isTypedIn: boolean }): Recording | null {
  const startS = Date.parse(activity.start_date ?? '') / 1000;
  const elapsedS = within(activity.elapsed_time ?? activity.moving_time, 1, LONGEST_S);
  if (!Number.isFinite(startS) || elapsedS === null) return null;
  const sportRaw = activity.type ?? '';
  return assemble({
    format: 'api',
    legs: [
      {
        sport: sportOf(sportRaw),
        sportRaw,
        indoor: isIndoor(sportRaw, activity.trainer === true),
        startS,
        elapsedS,
        timerS: null,
        distanceM: positive(activity.distance),
        energyKcal: positive(activity.calories),
        averageHeartRateBpm: within(activity.average_heartrate, 25, 250),
        averagePowerW: activity.device_watts === false ? null : within(activity.icu_average_watts, 0, 2500),
        poolLengthM: null,
      },
    ],
    track: { timeS: new Float64Array(), channels: {} },
    notes: isTypedIn ? ['manual'] : [],
    pauses: () => [],
    device: (sport) =>
      namedDevice(activity.device_name, sport, isFromGarmin(activity) ? 'garmin' : undefined),
    athlete: UNKNOWN_ATHLETE,
    movingS: within(activity.moving_time, 1, elapsedS),
    ascentM: within(activity.total_elevation_gain, 0, 20_000),
    rpe: within(activity.icu_rpe, 0, 10),
    vendorSweatMl: null,
    utcOffsetS: utcOffsetS(activity),
    identity: null,
  });
}

/** Its own number, and Garmin's where it came from there: the same workout as Garmin and Strava know it. */
function aliasesOf(activity: IntervalsActivity): string[] {
  const { id, external_id: externalId } = activity;
  const isGarmins = isFromGarmin(activity) && /^\d{1,20}$/.test(externalId ?? '');
  return [`intervals-icu:${id}`, ...(isGarmins ? [`garmin:${externalId}`] : [])];
}

function isFromGarmin({ source }: IntervalsActivity): boolean {
  return source?.toUpperCase() === 'GARMIN_CONNECT';
}

/** Of what both the list and the activity by itself tell: an edit shows in it. */
function versionOf(activity: IntervalsActivity): string {
  const told = [
    activity.type,
    activity.start_date,
    activity.elapsed_time,
    activity.moving_time,
    activity.distance,
    activity.total_elevation_gain,
    activity.calories,
    activity.icu_rpe,
    activity.trainer,
    activity.file_type,
  ];
  return shortDigest(JSON.stringify(told.map((value) => value ?? null)));
}

function utcOffsetS({ start_date: utc, start_date_local: local }: IntervalsActivity): number | null {
  const apartS = (Date.parse(`${bare(local)}Z`) - Date.parse(utc ?? '')) / 1000;
  return within(apartS, -50_400, 50_400);
}

/** Without the Z that some local times carry and do not mean. */
function bare(local: string | null | undefined): string {
  return (local ?? '').replace(/Z$/, '');
}

function positive(value: number | null | undefined): number | null {
  return typeof value === 'number' && value > 0 ? value : null;
}
