import { refusal } from '#simulators/strava/refusals';
import type { Activity, Athlete } from '#simulators/strava/vendor';

export const STREAM_KEYS = [
  ...['time', 'distance', 'latlng', 'altitude', 'velocity_smooth', 'heartrate'],
  ...['cadence', 'watts', 'temp', 'moving', 'grade_smooth'],
] as const;

type StreamKey = (typeof STREAM_KEYS)[number];

/** The streams asked for and there; distance comes along unasked, as it does there. */
export function streamSet(
  activity: Activity,
  { keys, byType, all }: { keys: readonly string[]; byType: boolean; all: boolean },
): unknown {
  if (activity.isManual) throw refusal(404, 'Activity', 'streams', 'not found');
  const { streams } = activity.workout;
  const found = STREAM_KEYS.filter(
    (key) => (keys.includes(key) || key === 'distance') && !(key === 'latlng' && activity.hidesPlace && !all),
  ).flatMap((key) => (streams[key] ? [[key, streams[key]] as [StreamKey, unknown[]]] : []));
  const series = streams.distance ? 'distance' : 'time';
  const shape = (data: unknown[]): object => ({
    data,
    series_type: series,
    original_size: data.length,
    resolution: 'high',
  });
  if (byType) return Object.fromEntries(found.map(([key, data]) => [key, shape(data)]));
  return found.map(([type, data]) => ({ type, ...shape(data) }));
}

/** Zone borders as shares of the highest heart rate, and of the power held for an hour. */
const HEART_SHARES = [0.6, 0.75, 0.83, 0.92];
const POWER_SHARES = [0.55, 0.75, 0.9, 1.05, 1.2, 1.5];

/** The last zone is open: its `max` is -1. */
function zonesFrom(borders: number[]): { min: number; max: number }[] {
  return [...borders, -1].map((max, i) => ({ min: i === 0 ? 0 : (borders[i - 1] ?? 0), max }));
}

function heartZones({ made }: Athlete): { min: number; max: number }[] {
  return zonesFrom(HEART_SHARES.map((share) => Math.round(share * made.maxHrBpm)));
}

export function athleteZones(athlete: Athlete): unknown {
  const { made } = athlete;
  const power = { zones: zonesFrom(POWER_SHARES.map((share) => Math.round(share * made.ftpW))) };
  return {
    heart_rate: { custom_zones: false, zones: heartZones(athlete) },
    ...(made.bikeComputer !== null && { power }),
  };
}

/** Seconds spent in each zone; only subscribers are told. */
export function activityZones(activity: Activity, athlete: Athlete): unknown {
  if (!athlete.subscriber) throw refusal(402, 'Athlete', 'subscription', 'required');
  const { heartrate } = activity.workout.streams;
  if (activity.isManual || !heartrate) return [];
  const distribution_buckets = heartZones(athlete).map(({ min, max }) => ({
    ...{ min, max },
    time: heartrate.filter((bpm) => bpm >= min && (max === -1 || bpm < max)).length,
  }));
  return [
    {
      ...{ score: Math.round(activity.workout.timerS / 60), type: 'heartrate', resource_state: 3 },
      ...{ distribution_buckets, sensor_based: true, custom_zones: false },
    },
  ];
}

const FOUR_WEEKS_MS = 28 * 86_400_000;

/** Totals of what everyone may see. */
export function stats(activities: Activity[], now: Date): unknown {
  const open = activities.filter(({ isPrivate }) => !isPrivate);
  const yearStart = new Date(Date.UTC(now.getUTCFullYear(), 0, 1));
  const since = { recent: new Date(now.getTime() - FOUR_WEEKS_MS), ytd: yearStart, all: new Date(0) };
  const totals = Object.entries(since).flatMap(([span, from]) =>
    (['Ride', 'Run', 'Swim'] as const).map((sport) => {
      const counted = open.filter(
        ({ workout, sportType }) => sportType === sport && workout.startsAt >= from,
      );
      const sum = (of: (activity: Activity) => number): number => counted.reduce((a, one) => a + of(one), 0);
      const total = {
        count: counted.length,
        distance: sum(({ workout }) => workout.distanceM),
        moving_time: sum(({ workout }) => workout.movingS),
        elapsed_time: sum(({ workout }) => workout.elapsedS),
        elevation_gain: sum(({ workout }) => workout.ascentM),
      };
      return [`${span}_${sport.toLowerCase()}_totals`, total] as const;
    }),
  );
  return { biggest_ride_distance: null, biggest_climb_elevation_gain: null, ...Object.fromEntries(totals) };
}
