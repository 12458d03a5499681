import type { MadeAthlete } from '#simulators/season/athlete';
import { utcOffsetS } from '#simulators/season/climate';
import { within } from '#simulators/season/motion';
import type { WorkoutPlan } from '#simulators/season/plan';
import { record, rounded, type Streams } from '#simulators/season/streams';
import { Seeded } from '#simulators/seeded';

/** What was done, and what the device wrote of it. */
export interface MadeWorkout extends WorkoutPlan {
  /** The number Garmin would have given it; null for other makers. The same in every simulator. */
  garminActivityId: string | null;
  /** Of the device that recorded it, for a FIT file's `file_id`. */
  deviceSerial: number;
  zone: string;
  utcOffsetS: number;
  elapsedS: number;
  timerS: number;
  movingS: number;
  distanceM: number;
  ascentM: number;
  averageSpeedMs: number;
  maxSpeedMs: number;
  averageHrBpm: number | null;
  maxHrBpm: number | null;
  averagePowerW: number | null;
  normalizedPowerW: number | null;
  maxPowerW: number | null;
  /** Revolutions a minute; for runs the steps of one leg. */
  averageCadence: number | null;
  averageDeviceC: number | null;
  kcal: number;
  /** 0 to 10, as the athlete felt it; many never say. */
  perceivedExertion: number | null;
  start: { latitudeDeg: number; longitudeDeg: number } | null;
  streams: Streams;
}

/** Does a workout as planned. The same athlete and plan give the same workout. */
export function makeWorkout(athlete: MadeAthlete, plan: WorkoutPlan): MadeWorkout {
  const { streams, metabolicJ } = record(athlete, plan);
  const { time, distance = [0], velocity_smooth: speeds = [0], latlng } = streams;
  const chance = Seeded.of(plan.seed, 'summary');
  const elapsedS = time.at(-1) ?? 0;
  const distanceM = distance.at(-1) ?? 0;
  const movingS = streams.moving.filter(Boolean).length - 1;
  const [first] = latlng ?? [];
  return {
    ...plan,
    garminActivityId: plan.device?.startsWith('Garmin') ? garminId(athlete, plan.startsAt) : null,
    deviceSerial: Seeded.of(athlete.seed, 'serial', plan.device ?? '').whole(3_300_000_000, 3_499_999_999),
    zone: athlete.home.zone,
    utcOffsetS: utcOffsetS(plan.startsAt, athlete.home.zone),
    elapsedS,
    timerS: plan.durationS,
    movingS,
    distanceM,
    ascentM: rounded(climbed(streams.altitude ?? []), 1),
    averageSpeedMs: rounded(distanceM / Math.max(movingS, 1), 3),
    maxSpeedMs: highest(speeds) ?? 0,
    averageHrBpm: mean(streams.heartrate, 1),
    maxHrBpm: highest(streams.heartrate),
    averagePowerW: mean(streams.watts, 1),
    normalizedPowerW: normalized(streams.watts),
    maxPowerW: highest(streams.watts),
    averageCadence: mean(streams.cadence, 1),
    averageDeviceC: mean(streams.temp, 0),
    kcal: rounded(metabolicJ / 4_184, 0),
    perceivedExertion: chance.chance(0.4) ? Math.round(within(plan.intensity * 8.5, 1, 10)) : null,
    start: first ? { latitudeDeg: first[0], longitudeDeg: first[1] } : null,
    streams,
  };
}

/** One person starts one workout a second, so the two name it. */
function garminId(athlete: MadeAthlete, startsAt: Date): string {
  return String(15_000_000_000 + (startsAt.getTime() / 1_000 - 1_700_000_000) * 40 + (athlete.seed % 40));
}

function climbed(altitudes: number[]): number {
  return altitudes.reduce(
    (sum, altitude, i) => sum + Math.max(0, altitude - (altitudes[i - 1] ?? altitude)),
    0,
  );
}

function mean(values: number[] | undefined, digits: number): number | null {
  if (!values?.length) return null;
  return rounded(values.reduce((sum, value) => sum + value, 0) / values.length, digits);
}

function highest(values: number[] | undefined): number | null {
  if (!values?.length) return null;
  return values.reduce((most, value) => Math.max(most, value));
}

/** The fourth-power mean of half-minute means (Coggan's normalised power). */
function normalized(watts: number[] | undefined): number | null {
  if (!watts || watts.length < 60) return null;
  let window = 0;
  let sum = 0;
  watts.forEach((power, i) => {
    window += power - (watts[i - 30] ?? 0);
    if (i >= 29) sum += (window / 30) ** 4;
  });
  return rounded((sum / (watts.length - 29)) ** 0.25, 0);
}
