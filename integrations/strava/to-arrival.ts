import type { Arrival, Listed } from '#src/connect/arrival.port';
import { shortDigest } from '#integrations/http/digests';
import type { StravaActivity, StravaAthlete } from '#integrations/strava/strava.shapes';
import { type StravaWorkout, toRecording } from '#integrations/strava/to-session';

/** null for what has no time in it. */
export function arrivalOf(workout: StravaWorkout): Arrival | null {
  const recording = toRecording(workout);
  if (recording === null) return null;
  const { activity } = workout;
  return {
    externalId: activity.id,
    part: '',
    aliases: [`strava:${activity.id}`, ...garminAlias(activity)],
    legOf: null,
    content: { recording },
    version: versionOf(activity),
  };
}

/** A line of a list; what it tells itself is a recording without streams. null where its start cannot be read. */
export function listedOf(activity: StravaActivity, athlete: StravaAthlete | null): Listed | null {
  const startedAt = new Date(activity.start_date);
  if (Number.isNaN(startedAt.getTime())) return null;
  const told = arrivalOf({ activity, streams: new Map(), athlete });
  return { externalId: activity.id, startedAt, version: versionOf(activity), ...(told && { told }) };
}

/** `garmin_push_<id>`: the same workout as Garmin knows it. */
function garminAlias({ external_id: externalId }: StravaActivity): string[] {
  const [, id] = /^garmin_(?:push|ping)_(\d{1,20})$/.exec(externalId ?? '') ?? [];
  return id === undefined ? [] : [`garmin:${id}`];
}

/**
 * Strava tells of no revision: an edit shows in what it says of the activity. Only fields that summary and detail
 * both have, and none it sometimes leaves out, so that the two agree.
 */
function versionOf(activity: StravaActivity): string {
  const told = [
    activity.sport_type ?? activity.type,
    activity.start_date,
    activity.start_date_local,
    activity.elapsed_time,
    activity.moving_time,
    activity.distance,
    activity.total_elevation_gain,
    activity.average_heartrate,
    activity.average_watts,
    activity.trainer,
    activity.manual,
  ];
  return shortDigest(JSON.stringify(told));
}
