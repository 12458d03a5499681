import type { Channel, Pause, Recording, RecordingNote } from '#src/sessions/recording.port';
import { assemble } from '#integrations/activity-files/assemble';
import { UNKNOWN_ATHLETE } from '#integrations/activity-files/fit-athlete';
import { namedDevice } from '#integrations/activity-files/named-device';
import { LONGEST_S, within } from '#integrations/activity-files/plausible';
import { type RawTrack, TrackBuilder } from '#integrations/activity-files/track';
import { inOrder } from '#integrations/activity-files/track-order';
import { isIndoor, sportOf } from '#integrations/garmin/garmin-words';
import type { GarminDetails, GarminSample, GarminSummary } from '#integrations/garmin/garmin.shapes';

/** What a summary does not tell and samples do. */
interface Measured {
  track: RawTrack;
  pauses: Pause[];
  repaired: boolean;
  elapsedS: number | null;
  timerS: number | null;
  movingS: number | null;
}

const UNMEASURED: Measured = {
  track: { timeS: new Float64Array(), channels: {} },
  pauses: [],
  repaired: false,
  elapsedS: null,
  timerS: null,
  movingS: null,
};

/** The totals alone; null without a start or a duration. */
export function summaryRecording(summary: GarminSummary): Recording | null {
  return recordingOf(summary, UNMEASURED);
}

/** The totals with the samples. */
export function detailsRecording({ summary, samples }: GarminDetails): Recording | null {
  const first = samples.find(({ startTimeInSeconds: at }) => typeof at === 'number');
  const startS = summary.startTimeInSeconds ?? first?.startTimeInSeconds;
  if (typeof startS !== 'number') return null;
  return recordingOf({ ...summary, startTimeInSeconds: startS }, measured(samples, startS));
}

function recordingOf(summary: GarminSummary, measured: Measured): Recording | null {
  const startS = within(summary.startTimeInSeconds, 1, 4e9);
  const timerS = within(summary.durationInSeconds, 1, LONGEST_S) ?? within(measured.timerS, 1, LONGEST_S);
  const elapsedS = Math.max(measured.elapsedS ?? 0, timerS ?? 0);
  if (startS === null || elapsedS <= 0 || elapsedS > LONGEST_S) return null;
  const sportRaw = summary.activityType ?? '';
  const sport = sportOf(sportRaw);
  const hasPosition =
    typeof summary.startingLatitudeInDegree === 'number' || measured.track.channels.latitudeDeg !== undefined;
  const notes: RecordingNote[] = [];
  if (measured.repaired) notes.push('time-repaired');
  if (summary.manual === true) notes.push('manual');
  return assemble({
    format: 'api',
    legs: [
      {
        sport,
        sportRaw,
        indoor: isIndoor(sportRaw, hasPosition),
        startS,
        elapsedS,
        timerS,
        distanceM: within(summary.distanceInMeters, 0.01, 2_000_000),
        energyKcal: within(summary.activeKilocalories, 0.01, 50_000),
        averageHeartRateBpm: within(summary.averageHeartRateInBeatsPerMinute, 25, 250),
        averagePowerW: null,
        poolLengthM: null,
      },
    ],
    track: measured.track,
    notes,
    pauses: () => measured.pauses,
    device: () => namedDevice(summary.deviceName, sport, 'garmin'),
    athlete: UNKNOWN_ATHLETE,
    movingS: within(measured.movingS, 1, elapsedS),
    ascentM: within(summary.totalElevationGainInMeters, 0, 20_000),
    rpe: null,
    vendorSweatMl: null,
    utcOffsetS: within(summary.startTimeOffsetInSeconds, -50_400, 50_400),
    identity: null,
  });
}

function measured(samples: GarminSample[], startS: number): Measured {
  const builder = new TrackBuilder();
  for (const sample of samples) {
    const { startTimeInSeconds: at } = sample;
    if (typeof at === 'number') builder.add(at, valuesOf(sample));
  }
  const { track, repaired } = inOrder(withoutSilent(builder.build()));
  const lastS = track.timeS.at(-1);
  return {
    track,
    repaired,
    pauses: pausesIn(samples, startS),
    elapsedS: furthest(samples, 'clockDurationInSeconds') ?? (lastS === undefined ? null : lastS - startS),
    timerS: furthest(samples, 'timerDurationInSeconds'),
    movingS: furthest(samples, 'movingDurationInSeconds'),
  };
}

function valuesOf(sample: GarminSample): Partial<Record<Channel, number>> {
  const told: Partial<Record<Channel, number | null | undefined>> = {
    heartRateBpm: sample.heartRate,
    powerW: sample.powerInWatts,
    speedMs: sample.speedMetersPerSecond,
    altitudeM: sample.elevationInMeters,
    distanceM: sample.totalDistanceInMeters,
    latitudeDeg: sample.latitudeInDegree,
    longitudeDeg: sample.longitudeInDegree,
    deviceTemperatureC: sample.airTemperatureCelcius ?? sample.airTemperatureCelsius,
    cadencePerMin: sample.stepsPerMinute ?? sample.bikeCadenceInRPM ?? sample.swimCadenceInStrokesPerMinute,
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => typeof value === 'number'));
}

function withoutSilent({ timeS, channels }: RawTrack): RawTrack {
  const told = Object.entries(channels).filter(([, column]) => column.some((value) => !Number.isNaN(value)));
  return { timeS, channels: Object.fromEntries(told) };
}

/** Where the clock went on and the timer did not. */
function pausesIn(samples: GarminSample[], startS: number): Pause[] {
  const pauses: Pause[] = [];
  let before: { clockS: number; timerS: number } | null = null;
  for (const {
    startTimeInSeconds: at,
    clockDurationInSeconds: clockS,
    timerDurationInSeconds: timerS,
  } of samples) {
    if (typeof at !== 'number' || typeof clockS !== 'number' || typeof timerS !== 'number') continue;
    const pausedS: number = before === null ? 0 : clockS - before.clockS - (timerS - before.timerS);
    if (pausedS >= 1) pauses.push({ startS: at - startS - pausedS, endS: at - startS });
    before = { clockS, timerS };
  }
  return pauses;
}

type Duration = 'clockDurationInSeconds' | 'timerDurationInSeconds' | 'movingDurationInSeconds';

/** The last of a count that only grows. */
function furthest(samples: GarminSample[], duration: Duration): number | null {
  return samples.reduce<number | null>((most, sample) => {
    const told = sample[duration];
    return typeof told === 'number' && told > (most ?? -1) ? told : most;
  }, null);
}
