import type { Channel, DeviceAthlete, Pause, Recording, RecordingNote } from '#src/sessions/recording.port';
import { familyOf, type Sport } from '#src/kernel/sport';
import { assemble } from '#integrations/activity-files/assemble';
import { UNKNOWN_ATHLETE } from '#integrations/activity-files/fit-athlete';
import { pausedS, tidyPauses } from '#integrations/activity-files/legs';
import { namedDevice } from '#integrations/activity-files/named-device';
import { LONGEST_S, within } from '#integrations/activity-files/plausible';
import { silences } from '#integrations/activity-files/silences';
import type { RawTrack } from '#integrations/activity-files/track';
import { inOrder } from '#integrations/activity-files/track-order';
import { isIndoor, sportOf } from '#integrations/strava/strava-words';
import type { StravaActivity, StravaAthlete, StravaStreams } from '#integrations/strava/strava.shapes';

export interface StravaWorkout {
  activity: StravaActivity;
  /** Empty for what was typed in. */
  streams: StravaStreams;
  /** null without `profile:read_all`. */
  athlete: StravaAthlete | null;
}

/** Strava's names, in Svett's units already. */
const CHANNELS: [name: string, channel: Channel][] = [
  ['heartrate', 'heartRateBpm'],
  ['watts', 'powerW'],
  ['velocity_smooth', 'speedMs'],
  ['altitude', 'altitudeM'],
  ['distance', 'distanceM'],
  ['temp', 'deviceTemperatureC'],
  ['cadence', 'cadencePerMin'],
];

/** One workout in Strava's words as a recording; null when it has no time in it. */
export function toRecording({ activity, streams, athlete }: StravaWorkout): Recording | null {
  const startS = Date.parse(activity.start_date) / 1000;
  const elapsedS = within(activity.elapsed_time, 1, LONGEST_S);
  if (!Number.isFinite(startS) || elapsedS === null) return null;
  const sportRaw = activity.sport_type ?? activity.type ?? '';
  const hasPositions = streams.has('latlng') || (activity.start_latlng ?? []).length === 2;
  const sport = sportOf(sportRaw, hasPositions);
  const raw = rawTrack(activity, streams, { startS, sport });
  const { track, repaired } = inOrder(raw);
  const lastS = (track.timeS.at(-1) ?? startS) - startS;
  const wholeS = Math.max(elapsedS, lastS);
  const pauses = tidyPauses(silences(track, stops(streams, startS), startS), wholeS);
  const notes: RecordingNote[] = [];
  if (repaired) notes.push('time-repaired');
  if (isStartHidden(activity)) notes.push('start-hidden');
  if (activity.manual === true) notes.push('manual');
  return assemble({
    format: 'api',
    legs: [
      {
        sport,
        sportRaw,
        indoor: isIndoor(sportRaw, { trainer: activity.trainer === true, hasPositions }),
        startS,
        elapsedS: wholeS,
        // Strava tells how long one moved and how long it took; the timer in between is seen in the records only.
        timerS: track.timeS.length > 0 ? wholeS - pausedS(pauses) : null,
        distanceM: positive(activity.distance),
        energyKcal: positive(activity.calories),
        averageHeartRateBpm: within(activity.average_heartrate, 25, 250),
        averagePowerW: isMeasuredPower(activity) ? within(activity.average_watts, 0, 2500) : null,
        poolLengthM: null,
      },
    ],
    track,
    notes,
    pauses: (): Pause[] => pauses,
    device: () => namedDevice(activity.device_name, sport),
    athlete: athlete === null ? UNKNOWN_ATHLETE : athleteOf(athlete),
    movingS: within(activity.moving_time, 1, wholeS),
    ascentM: within(activity.total_elevation_gain, 0, 20_000),
    rpe: within(activity.perceived_exertion, 0, 10),
    vendorSweatMl: null,
    utcOffsetS: utcOffsetS(activity),
    identity: null,
  });
}

function rawTrack(
  activity: StravaActivity,
  streams: StravaStreams,
  { startS, sport }: { startS: number; sport: Sport },
): RawTrack {
  const time = numbers(streams.get('time') ?? []);
  const { length } = time;
  const channels: RawTrack['channels'] = {};
  if (length > 0) {
    for (const [name, channel] of CHANNELS) {
      const told = streams.get(name);
      if (told && (channel !== 'powerW' || isMeasuredPower(activity)))
        channels[channel] = numbers(told, length);
    }
    const places = streams.get('latlng');
    if (places) {
      channels.latitudeDeg = numbers(
        places.map((place) => coordinate(place, 0)),
        length,
      );
      channels.longitudeDeg = numbers(
        places.map((place) => coordinate(place, 1)),
        length,
      );
    }
    // One leg's steps; everybody else counts both.
    if (channels.cadencePerMin && ['run', 'walk'].includes(familyOf(sport)))
      channels.cadencePerMin = channels.cadencePerMin.map((strides) => strides * 2);
    // The mean of a thermometer whose records Strava kept to itself.
    const meanC = within(activity.average_temp, -50, 70);
    if (meanC !== null) channels.deviceTemperatureC ??= new Float64Array(length).fill(meanC);
  }
  return { timeS: time.map((second) => startS + second), channels };
}

/** Watts of a ride without a power meter are Strava's guess from speed and slope. */
function isMeasuredPower(activity: StravaActivity): boolean {
  return activity.device_watts !== false;
}

/** Moments, seconds since 1970, at which a record follows a gap with the athlete at rest before or after it. */
function stops(streams: StravaStreams, startS: number): number[] {
  const moving = streams.get('moving') ?? [];
  return [...numbers(streams.get('time') ?? [])]
    .map((second, row) => (moving[row] === false || moving[row - 1] === false ? startS + second : NaN))
    .filter((time) => !Number.isNaN(time));
}

/** Whoever hides their start is shown at one second past midnight, on their own clock. */
export function isStartHidden({ start_date_local: local }: StravaActivity): boolean {
  return local?.includes('T00:00:01') ?? false;
}

function utcOffsetS({
  utc_offset: told,
  start_date: utc,
  start_date_local: local,
}: StravaActivity): number | null {
  const apart = (Date.parse(local ?? '') - Date.parse(utc)) / 1000;
  return within(told, -50_400, 50_400) ?? within(apart, -50_400, 50_400);
}

function athleteOf({ weight, ftp, sex }: StravaAthlete): DeviceAthlete {
  return {
    ...UNKNOWN_ATHLETE,
    massKg: within(weight, 20, 300),
    ftpW: within(ftp, 30, 700),
    sex: sex === 'M' ? 'male' : sex === 'F' ? 'female' : null,
  };
}

/** `length` numbers, NaN where there is none. */
function numbers(told: readonly unknown[], length = told.length): Float64Array {
  return Float64Array.from({ length }, (_, row) => {
    const value = told[row];
    return typeof value === 'number' ? value : NaN;
  });
}

function coordinate(place: unknown, at: 0 | 1): unknown {
  return Array.isArray(place) ? (place as unknown[])[at] : null;
}

function positive(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && value > 0 ? value : null;
}
