import type { Sport } from '#simulators/season/motion';
import { stepOf } from '#simulators/season/streams';
import type { MadeWorkout } from '#simulators/season/workout';
import {
  type GarminActivity,
  isMultisport,
  type Member,
  startOf,
  type Weighing,
} from '#simulators/garmin/member';

/** A record as Garmin sends it. */
export type Summary = Record<string, unknown>;

/** Garmin’s name of a sport outdoors and indoors. */
const TYPES: Record<Sport, readonly [outdoors: string, indoors: string]> = {
  Run: ['RUNNING', 'TREADMILL_RUNNING'],
  TrailRun: ['TRAIL_RUNNING', 'TREADMILL_RUNNING'],
  Ride: ['ROAD_BIKING', 'INDOOR_CYCLING'],
  VirtualRide: ['VIRTUAL_RIDE', 'VIRTUAL_RIDE'],
  Swim: ['OPEN_WATER_SWIMMING', 'LAP_SWIMMING'],
  WeightTraining: ['STRENGTH_TRAINING', 'STRENGTH_TRAINING'],
  NordicSki: ['CROSS_COUNTRY_SKIING_WS', 'CROSS_COUNTRY_SKIING_WS'],
  Walk: ['WALKING', 'WALKING'],
};

/** Of one workout one summary; of a triathlon one a leg and one of the whole, in no helpful order, as they come. */
export function summariesOf(member: Member, activity: GarminActivity): Summary[] {
  if (!isMultisport(activity)) return activity.workouts.map((workout) => simple(member, activity, workout));
  const legs = activity.workouts.map((leg) => ({
    ...summary(member, leg, legId(activity, leg)),
    isParent: false,
    parentSummaryId: activity.id,
  }));
  return [...legs.slice(1).reverse(), whole(member, activity), ...legs.slice(0, 1)];
}

/** The samples a second; none of what was typed in, and the legs of a triathlon each on its own. */
export function detailsOf(member: Member, activity: GarminActivity): Summary[] {
  if (activity.manual) return [];
  return activity.workouts.map((workout) => {
    const id = isMultisport(activity) ? legId(activity, workout) : activity.id;
    const told = isMultisport(activity) ? summary(member, workout, id) : simple(member, activity, workout);
    const { userId, summaryId, ...rest } = told;
    return {
      userId,
      summaryId: `${String(summaryId)}-detail`,
      activityId: BigInt(id),
      summary: rest,
      samples: samples(workout),
      laps: [{ startTimeInSeconds: seconds(workout.startsAt) }],
    };
  });
}

/** What is told of the file; the caller adds where to fetch it. */
export function fileNoticeOf(member: Member, activity: GarminActivity): Summary | null {
  if (activity.manual) return null;
  const [first] = activity.workouts;
  return {
    userId: member.userId,
    summaryId: activity.id,
    activityId: BigInt(activity.id),
    activityName: activity.correction.name ?? activity.name,
    activityType: isMultisport(activity) ? 'MULTI_SPORT' : first && typeOf(first),
    deviceName: first && deviceName(first),
    manual: false,
    startTimeInSeconds: seconds(startOf(activity)),
    fileType: 'FIT',
  };
}

export function bodyCompOf({ userId, athlete }: Member, { at, massKg }: Weighing): Summary {
  return {
    userId,
    summaryId: `${userId}-bc-${seconds(at)}`,
    measurementTimeInSeconds: seconds(at),
    measurementTimeOffsetInSeconds: 0,
    weightInGrams: Math.round(massKg * 1000),
    bodyMassIndex: Number((massKg / (athlete.heightCm / 100) ** 2).toFixed(1)),
  };
}

function simple(member: Member, activity: GarminActivity, workout: MadeWorkout): Summary {
  const { name, activityType, distanceM, kcal, durationS } = activity.correction;
  return {
    ...summary(member, workout, activity.id),
    activityName: name ?? activity.name,
    ...(activity.manual && { manual: true, deviceName: 'unknown' }),
    ...(activityType !== undefined && { activityType }),
    ...(distanceM !== undefined && { distanceInMeters: distanceM }),
    ...(kcal !== undefined && { activeKilocalories: kcal }),
    ...(durationS !== undefined && { durationInSeconds: durationS }),
  };
}

function summary({ userId }: Member, workout: MadeWorkout, id: string): Summary {
  const { averageHrBpm, maxHrBpm, averageSpeedMs, maxSpeedMs, start, streams } = workout;
  return {
    userId,
    summaryId: id,
    activityId: BigInt(id),
    activityName: workout.name,
    activityType: typeOf(workout),
    deviceName: deviceName(workout),
    startTimeInSeconds: seconds(workout.startsAt),
    startTimeOffsetInSeconds: workout.utcOffsetS,
    durationInSeconds: workout.timerS,
    activeKilocalories: workout.kcal,
    ...(averageHrBpm !== null && { averageHeartRateInBeatsPerMinute: Math.round(averageHrBpm) }),
    ...(maxHrBpm !== null && { maxHeartRateInBeatsPerMinute: maxHrBpm }),
    ...(streams.distance && {
      distanceInMeters: workout.distanceM,
      averageSpeedInMetersPerSecond: averageSpeedMs,
      maxSpeedInMetersPerSecond: maxSpeedMs,
      averagePaceInMinutesPerKilometer: 1000 / 60 / Math.max(averageSpeedMs, 0.01),
    }),
    ...cadence(workout),
    ...(streams.altitude && { totalElevationGainInMeters: workout.ascentM }),
    ...(start && {
      startingLatitudeInDegree: start.latitudeDeg,
      startingLongitudeInDegree: start.longitudeDeg,
    }),
  };
}

function whole(member: Member, activity: GarminActivity): Summary {
  const legs = activity.workouts;
  const sum = (of: (leg: MadeWorkout) => number): number => legs.reduce((total, leg) => total + of(leg), 0);
  const [first] = legs;
  return {
    userId: member.userId,
    summaryId: activity.id,
    activityId: BigInt(activity.id),
    activityName: activity.correction.name ?? activity.name,
    isParent: true,
    activityType: 'MULTI_SPORT',
    deviceName: first && deviceName(first),
    startTimeInSeconds: seconds(startOf(activity)),
    startTimeOffsetInSeconds: first?.utcOffsetS,
    durationInSeconds: sum((leg) => leg.timerS),
    distanceInMeters: sum((leg) => leg.distanceM),
    activeKilocalories: sum((leg) => leg.kcal),
    maxHeartRateInBeatsPerMinute: Math.max(...legs.map((leg) => leg.maxHrBpm ?? 0)),
  };
}

/** Garmin counts the steps of both feet. */
function cadence({ sport, averageCadence }: MadeWorkout): Summary {
  if (averageCadence === null) return {};
  if (sport === 'Swim') return { averageSwimCadenceInStrokesPerMinute: averageCadence };
  if (sport === 'Ride' || sport === 'VirtualRide')
    return { averageBikeCadenceInRoundsPerMinute: averageCadence };
  return { averageRunCadenceInStepsPerMinute: averageCadence * 2 };
}

function samples(workout: MadeWorkout): Summary[] {
  const { streams, sport, startsAt } = workout;
  const { latlng, altitude, heartrate, velocity_smooth, watts, temp, distance, cadence: turns } = streams;
  const cycling = sport === 'Ride' || sport === 'VirtualRide';
  const stepS = stepOf(streams);
  let moving = 0;
  return streams.time.map((second, i) => {
    if (i > 0 && streams.moving[i]) moving += stepS;
    const turn = turns?.[i];
    return {
      startTimeInSeconds: seconds(startsAt) + second,
      ...(latlng?.[i] && { latitudeInDegree: latlng[i][0], longitudeInDegree: latlng[i][1] }),
      ...(altitude?.[i] !== undefined && { elevationInMeters: altitude[i] }),
      ...(temp?.[i] !== undefined && { airTemperatureCelcius: temp[i] }),
      ...(heartrate?.[i] !== undefined && { heartRate: heartrate[i] }),
      ...(velocity_smooth?.[i] !== undefined && { speedMetersPerSecond: velocity_smooth[i] }),
      ...(turn !== undefined && (cycling ? { bikeCadenceInRPM: turn } : { stepsPerMinute: turn * 2 })),
      ...(watts?.[i] !== undefined && { powerInWatts: watts[i] }),
      ...(distance?.[i] !== undefined && { totalDistanceInMeters: distance[i] }),
      timerDurationInSeconds: i * stepS,
      clockDurationInSeconds: second,
      movingDurationInSeconds: moving,
    };
  });
}

function legId(activity: GarminActivity, leg: MadeWorkout): string {
  return leg.garminActivityId ?? `${activity.id}${activity.workouts.indexOf(leg)}`;
}

function typeOf({ sport, indoor }: MadeWorkout): string {
  return TYPES[sport][indoor ? 1 : 0];
}

function deviceName({ device }: MadeWorkout): string {
  return device?.replace(/^Garmin /, '') ?? 'unknown';
}

export function seconds(at: Date): number {
  return Math.floor(+at / 1000);
}
