import { Seeded } from '#simulators/seeded';
import { localText, polyline, utcText, zoneText } from '#simulators/strava/notation';
import type { Activity, Athlete } from '#simulators/strava/vendor';

/** What may be shown of an activity to whoever asks. */
export interface Seen {
  /** `activity:read_all`: also where a hidden place lies. */
  all: boolean;
  /** How likely a field is left out. */
  dropOptional: number;
}

type Fields = Record<string, unknown>;

const OPTIONAL_SUMMARY = [
  'average_temp',
  'suffer_score',
  'elev_high',
  'elev_low',
  'workout_type',
  'device_name',
];
const OPTIONAL_ANYWHERE = [
  'weighted_average_watts',
  'max_watts',
  'location_city',
  'location_state',
  'pr_count',
];

export function summary(activity: Activity, seen: Seen): Fields {
  return leaveOut(base(activity, seen), [...OPTIONAL_SUMMARY, ...OPTIONAL_ANYWHERE], activity, seen);
}

export function detail(activity: Activity, seen: Seen): Fields {
  const { workout } = activity;
  const fields: Fields = {
    ...base(activity, seen),
    resource_state: 3,
    description: null,
    calories: workout.kcal,
    perceived_exertion: workout.perceivedExertion,
    prefer_perceived_exertion: false,
    segment_efforts: [],
    splits_metric: [],
    best_efforts: [],
    laps: activity.isManual ? [] : laps(activity),
    gear: null,
    photos: { primary: null, count: 0 },
    embed_token: Seeded.of(workout.seed, 'embed').hex(40),
    available_zones: workout.averageHrBpm === null ? [] : ['heartrate'],
  };
  return leaveOut(fields, OPTIONAL_ANYWHERE, activity, seen);
}

function base(activity: Activity, seen: Seen): Fields {
  const { workout, isManual, isPrivate, sportType } = activity;
  const { streams } = workout;
  const id = BigInt(activity.id);
  const uploadId = isManual ? null : id + 1_083_655_910n;
  const place = placeOf(activity, seen);
  const measured = isManual ? {} : measurements(activity);
  return {
    resource_state: 2,
    athlete: { id: BigInt(activity.athleteId), resource_state: 1 },
    name: activity.name,
    distance: workout.distanceM,
    moving_time: workout.movingS,
    elapsed_time: workout.elapsedS,
    total_elevation_gain: workout.ascentM,
    type: sportType === 'TrailRun' ? 'Run' : sportType,
    sport_type: sportType,
    workout_type: null,
    ...(workout.device !== null && !isManual && { device_name: workout.device }),
    id,
    ...startTimes(activity),
    location_city: null,
    location_state: null,
    location_country: null,
    ...{ achievement_count: 0, kudos_count: 3, comment_count: 0, athlete_count: 1, photo_count: 0 },
    map: { id: `a${activity.id}`, summary_polyline: polyline(place.line), resource_state: 2 },
    trainer: workout.indoor,
    commute: false,
    manual: isManual,
    private: isPrivate,
    visibility: isPrivate ? 'only_me' : 'everyone',
    flagged: false,
    gear_id: null,
    start_latlng: place.line[0] ?? [],
    end_latlng: place.line.at(-1) ?? [],
    average_speed: workout.averageSpeedMs,
    max_speed: workout.maxSpeedMs,
    has_heartrate: !isManual && workout.averageHrBpm !== null,
    ...measured,
    heartrate_opt_out: false,
    display_hide_heartrate_option: true,
    ...(streams.altitude && {
      elev_high: streams.altitude.reduce((a, b) => Math.max(a, b)),
      elev_low: streams.altitude.reduce((a, b) => Math.min(a, b)),
    }),
    upload_id: uploadId,
    ...(uploadId !== null && { upload_id_str: String(uploadId), external_id: externalId(activity) }),
    from_accepted_tag: false,
    pr_count: 0,
    total_photo_count: 0,
    has_kudoed: false,
    suffer_score: Math.round(workout.timerS / 60),
  };
}

function measurements({ workout }: Activity): Fields {
  const { averageHrBpm, maxHrBpm, averagePowerW, averageCadence, averageDeviceC } = workout;
  return {
    ...(averageHrBpm !== null && { average_heartrate: averageHrBpm, max_heartrate: maxHrBpm }),
    ...(averageCadence !== null && { average_cadence: averageCadence }),
    ...(averageDeviceC !== null && { average_temp: averageDeviceC }),
    ...(averagePowerW !== null && {
      average_watts: averagePowerW,
      weighted_average_watts: workout.normalizedPowerW,
      max_watts: workout.maxPowerW,
      kilojoules: Math.round(averagePowerW * workout.timerS) / 1_000,
      device_watts: true,
    }),
  };
}

/** A lap for each quarter of an hour. */
export function laps(activity: Activity): Fields[] {
  const { time, distance = [], heartrate = [], watts } = activity.workout.streams;
  const starts = Array.from({ length: Math.ceil((time.length - 1) / 900) }, (_, i) => i * 900);
  return starts.map((from, i) => {
    const to = Math.min(from + 900, time.length - 1);
    const metres = (distance[to] ?? 0) - (distance[from] ?? 0);
    const mean = (values: number[]): number =>
      Math.round((values.slice(from, to).reduce((a, b) => a + b, 0) / Math.max(to - from, 1)) * 10) / 10;
    return {
      id: BigInt(activity.id) * 4n + BigInt(i),
      resource_state: 2,
      name: `Lap ${i + 1}`,
      activity: { id: BigInt(activity.id), visibility: 'everyone', resource_state: 1 },
      athlete: { id: BigInt(activity.athleteId), resource_state: 1 },
      elapsed_time: (time[to] ?? 0) - (time[from] ?? 0),
      moving_time: to - from,
      ...(activity.hidesStart ? startTimes(activity) : lapStart(activity, time[from] ?? 0)),
      distance: Math.round(metres * 10) / 10,
      average_speed: Math.round((metres / Math.max(to - from, 1)) * 1_000) / 1_000,
      lap_index: i + 1,
      split: i + 1,
      start_index: from,
      end_index: to,
      device_watts: watts !== undefined,
      ...(watts && { average_watts: mean(watts) }),
      average_heartrate: mean(heartrate),
    };
  });
}

function lapStart({ workout }: Activity, afterS: number): Fields {
  const at = new Date(workout.startsAt.getTime() + afterS * 1_000);
  return { start_date: utcText(at), start_date_local: localText(at, workout.utcOffsetS) };
}

/** Who hides the start is shown as having started at one second past midnight. */
function startTimes({ workout, hidesStart }: Activity): Fields {
  const { startsAt, utcOffsetS } = workout;
  const midnight =
    Date.parse(`${localText(startsAt, utcOffsetS).slice(0, 10)}T00:00:01Z`) - utcOffsetS * 1_000;
  const at = hidesStart ? new Date(midnight) : startsAt;
  return {
    start_date: utcText(at),
    start_date_local: localText(at, utcOffsetS),
    timezone: zoneText(startsAt, workout.zone),
    utc_offset: utcOffsetS,
  };
}

function placeOf({ workout, hidesPlace, isManual }: Activity, { all }: Seen): { line: [number, number][] } {
  const { latlng = [] } = workout.streams;
  if (isManual || (hidesPlace && !all) || latlng.length === 0) return { line: [] };
  const step = Math.ceil(latlng.length / 60);
  const last = latlng.at(-1);
  return { line: [...latlng.filter((_, i) => i % step === 0), ...(last ? [last] : [])] };
}

/** Garmin's uploads carry Garmin's own number; other makers' carry a file name. */
function externalId({ workout }: Activity): string {
  if (workout.garminActivityId !== null) return `garmin_ping_${workout.garminActivityId}`;
  const name = Seeded.of(workout.seed, 'file').hex(32);
  return `${name.slice(0, 8)}-${name.slice(8, 12)}-${name.slice(12, 16)}-${name.slice(16, 20)}-${name.slice(20)}-activity.fit`;
}

function leaveOut(fields: Fields, optional: string[], { id }: Activity, { dropOptional }: Seen): Fields {
  const gone = optional.filter((name) => Seeded.of(7, id, name).chance(dropOptional));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !gone.includes(name)));
}

/** The profile: its private part only for `profile:read_all`. */
export function profile({ id, made, weightKg, subscriber }: Athlete, { all }: { all: boolean }): Fields {
  return {
    id: BigInt(id),
    username: `${made.firstName}_${made.seed}`.toLowerCase(),
    resource_state: all ? 3 : 2,
    firstname: made.firstName,
    lastname: made.lastName,
    bio: null,
    city: made.home.city,
    state: made.home.region,
    country: made.home.country,
    sex: made.sex,
    premium: subscriber,
    summit: subscriber,
    created_at: '2019-04-02T06:10:00Z',
    updated_at: '2026-10-01T05:00:00Z',
    badge_type_id: 1,
    ...(all && {
      weight: weightKg,
      ftp: made.bikeComputer === null ? null : made.ftpW,
      measurement_preference: 'meters',
      date_preference: '%m/%d/%Y',
      ...{ follower_count: 12, friend_count: 9, mutual_friend_count: 0, athlete_type: 1 },
      ...{ clubs: [], bikes: [], shoes: [] },
    }),
    ...{ profile_medium: 'avatar/athlete/medium.png', profile: 'avatar/athlete/large.png' },
    ...{ friend: null, follower: null },
  };
}
