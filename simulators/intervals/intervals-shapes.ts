import type { IntervalsActivity, IntervalsAthlete } from '#simulators/intervals/intervals-simulator';

/** An activity as lists and details show it; of Strava’s only that it is there. */
export function activityShape({ id: athleteId }: IntervalsAthlete, activity: IntervalsActivity): object {
  const { id, source, workout, name } = activity;
  const named = { id, icu_athlete_id: athleteId, source, start_date_local: localStart(activity) };
  if (source === 'STRAVA') return { ...named, _note: 'STRAVA activities are not available via the API' };
  return {
    ...named,
    name,
    type: workout.sport,
    start_date: plain(workout.startsAt.toISOString()) + 'Z',
    timezone: workout.zone,
    moving_time: workout.movingS,
    elapsed_time: workout.elapsedS,
    distance: workout.streams.distance ? workout.distanceM : null,
    total_elevation_gain: workout.streams.altitude ? workout.ascentM : null,
    average_heartrate: workout.averageHrBpm === null ? null : Math.round(workout.averageHrBpm),
    max_heartrate: workout.maxHrBpm,
    icu_average_watts: workout.averagePowerW === null ? null : Math.round(workout.averagePowerW),
    icu_weighted_avg_watts: workout.normalizedPowerW,
    icu_rpe: workout.perceivedExertion,
    icu_training_load: Math.round((workout.timerS / 36) * workout.intensity ** 2),
    calories: workout.kcal,
    average_temp: workout.averageDeviceC,
    trainer: workout.indoor,
    device_name: workout.device,
    external_id: workout.garminActivityId,
    file_type: source === 'MANUAL' ? null : 'fit',
    created: plain(activity.updatedAt.toISOString()) + 'Z',
    icu_sync_date: plain(activity.updatedAt.toISOString()) + 'Z',
  };
}

/** The wall clock where it was done: `2026-11-22T07:31:05`. */
export function localStart({ workout }: IntervalsActivity): string {
  return plain(new Date(+workout.startsAt + workout.utcOffsetS * 1000).toISOString());
}

function plain(iso: string): string {
  return iso.slice(0, 19);
}
