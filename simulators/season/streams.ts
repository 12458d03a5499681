import type { MadeAthlete } from '#simulators/season/athlete';
import { deviceAirC } from '#simulators/season/climate';
import { cadenceOf, type Moment, move } from '#simulators/season/motion';
import { makeRoute, type Route } from '#simulators/season/route';
import type { WorkoutPlan } from '#simulators/season/plan';
import { Seeded } from '#simulators/seeded';

/** What a device writes down, a number a second, named as Strava names them. All arrays are of one length. */
export interface Streams {
  /** Seconds since the start; it jumps over pauses. */
  time: number[];
  moving: boolean[];
  distance?: number[];
  latlng?: [number, number][];
  altitude?: number[];
  velocity_smooth?: number[];
  heartrate?: number[];
  /** Revolutions a minute; for runs the steps of one leg. */
  cadence?: number[];
  watts?: number[];
  temp?: number[];
  /** Percent. */
  grade_smooth?: number[];
}

/** Seconds from one sample to the next, where the device was running. */
export function stepOf({ time: [first = 0, next = first + 1] }: Streams): number {
  return next - first;
}

export interface Recording {
  streams: Streams;
  metabolicJ: number;
}

const LOOP_M = {
  ...{ Run: 5_200, TrailRun: 7_400, Ride: 31_000, VirtualRide: 10_000 },
  ...{ Swim: 420, WeightTraining: 1, NordicSki: 5_000, Walk: 3_100 },
};
const HILLINESS: Partial<Record<WorkoutPlan['sport'], number>> = {
  TrailRun: 2,
  Swim: 0,
  VirtualRide: 0,
  Walk: 0.6,
};

/** Lives through a planned workout second by second. */
export function record(athlete: MadeAthlete, plan: WorkoutPlan): Recording {
  const chance = Seeded.of(plan.seed, 'streams');
  const { sport, durationS } = plan;
  const shape = { loopM: LOOP_M[sport], hilliness: HILLINESS[sport] ?? 1 };
  const route = makeRoute(athlete.home, shape, Seeded.of(plan.seed, 'route'));
  const pauseAtS = Math.floor(durationS * chance.between(0.35, 0.65));
  const stopsAtS = sport === 'Ride' ? [chance.whole(60, durationS), chance.whole(60, durationS)] : [];
  const temp = deviceAirC(athlete, plan);
  const samples: Sample[] = [];
  let [distanceM, speedMs, waver, heartRate, metabolicJ] = [0, 2, 0, athlete.restingHrBpm + 25, 0];

  for (let timerS = 0; timerS <= durationS; timerS += 1) {
    const grade = plan.indoor ? 0 : route.grade(distanceM);
    waver = 0.97 * waver + chance.normal(0, 0.012);
    const effort = Math.max(0.1, plannedEffort(plan, timerS) * (1 + waver));
    const stands = stopsAtS.some((atS) => timerS >= atS && timerS < atS + 25);
    const moment: Moment = stands
      ? { speedMs: 0, powerW: 0, metabolicW: 110 }
      : move(sport, athlete, { effort, grade, speedMs });
    speedMs = moment.speedMs;
    const wanted = heartRateFor(athlete, stands ? 0.2 : effort, timerS);
    heartRate += (wanted - heartRate) / 38 + chance.normal(0, 0.25);
    metabolicJ += moment.metabolicW;
    const elapsedS = timerS + (timerS > pauseAtS ? plan.pausedS : 0);
    samples.push({ elapsedS, distanceM, grade, heartRate, moment, tempC: temp(elapsedS), moving: !stands });
    distanceM += speedMs;
  }
  return { streams: written(samples, plan, route), metabolicJ };
}

interface Sample {
  elapsedS: number;
  distanceM: number;
  grade: number;
  heartRate: number;
  moment: Moment;
  tempC: number | null;
  moving: boolean;
}

/** Only what this device at this place would have written, rounded as devices round. */
function written(samples: Sample[], { sport, indoor, device }: WorkoutPlan, route: Route): Streams {
  const streams: Streams = {
    time: samples.map(({ elapsedS }) => elapsedS),
    moving: samples.map(({ moving }) => moving),
    heartrate: samples.map(({ heartRate }) => Math.round(heartRate)),
  };
  if (sport !== 'WeightTraining') {
    streams.distance = samples.map(({ distanceM }) => rounded(distanceM, 1));
    streams.velocity_smooth = samples.map(({ moment }) => rounded(moment.speedMs, 3));
  }
  const cadences = samples.map(({ moment }) => cadenceOf(sport, moment));
  if (cadences[0] !== null) streams.cadence = cadences.map((cadence) => Math.round(cadence ?? 0));
  if (samples[0]?.moment.powerW != null)
    streams.watts = samples.map(({ moment }) => Math.round(moment.powerW ?? 0));
  if (samples[0]?.tempC != null) streams.temp = samples.map(({ tempC }) => Math.round(tempC ?? 0));
  if (indoor || device === null || sport === 'WeightTraining') return streams;
  streams.latlng = samples.map(({ distanceM }) => {
    const [latitude, longitude] = route.position(distanceM);
    return [rounded(latitude, 6), rounded(longitude, 6)];
  });
  if (sport === 'Swim') return streams;
  streams.altitude = samples.map(({ distanceM }) => rounded(route.altitudeM(distanceM), 1));
  streams.grade_smooth = samples.map(({ grade }) => rounded(grade * 100, 1));
  return streams;
}

/** A warm-up, then even or in repeats of four minutes hard and three easy, then a cool-down. */
function plannedEffort({ durationS, intensity, shape }: WorkoutPlan, timerS: number): number {
  const warmUpS = Math.min(600, durationS / 4);
  const coolDownS = Math.min(300, durationS / 6);
  if (timerS < warmUpS) return intensity * (0.65 + (0.3 * timerS) / warmUpS);
  if (timerS > durationS - coolDownS) return intensity * 0.7;
  if (shape === 'steady') return intensity;
  return (timerS - warmUpS) % 420 < 240 ? intensity * 1.18 : intensity * 0.68;
}

/** Where the heart would settle at this effort; it drifts up by the hour. */
function heartRateFor({ restingHrBpm, maxHrBpm }: MadeAthlete, effort: number, timerS: number): number {
  const reserve = maxHrBpm - restingHrBpm;
  return Math.min(maxHrBpm, restingHrBpm + reserve * (0.14 + 0.74 * effort) + (3.5 * timerS) / 3_600);
}

export function rounded(value: number, digits: number): number {
  const shift = 10 ** digits;
  return Math.round(value * shift) / shift;
}
