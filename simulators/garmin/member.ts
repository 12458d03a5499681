import type { MadeAthlete } from '#simulators/season/athlete';
import { fitFile } from '#simulators/season/fit-file';
import type { MadeWorkout } from '#simulators/season/workout';
import type { Permission } from '#simulators/garmin/summary-types';

/** What the athlete put right afterwards on Garmin’s page. */
export interface Correction {
  name?: string;
  activityType?: string;
  distanceM?: number;
  kcal?: number;
  durationS?: number;
}

/** One upload: a workout, or a triathlon of several legs. */
export interface GarminActivity {
  id: string;
  name: string;
  /** One, or the legs in their order. */
  workouts: MadeWorkout[];
  /** Typed in, so there is no file. */
  manual: boolean;
  correction: Correction;
  /** Served in place of the file that the device wrote. */
  spoiltFile: Uint8Array | null;
}

export interface Weighing {
  at: Date;
  massKg: number;
}

/** Somebody with an account at Garmin; `registeredAt` is when they let our client in. */
export interface Member {
  userId: string;
  athlete: MadeAthlete;
  activities: GarminActivity[];
  /** Done, but still on the watch; the oldest first. */
  onWatch: GarminActivity[];
  weighings: Weighing[];
  permissions: Set<Permission>;
  registeredAt: Date | null;
}

/** The uploads a season comes to: triathlons as one, and nothing of other makers’ devices. */
export function uploadsOf(workouts: readonly MadeWorkout[]): GarminActivity[] {
  const uploads: GarminActivity[] = [];
  for (const workout of workouts) {
    if (workout.garminActivityId === null) continue;
    const before = uploads.at(-1);
    if (before && workout.legOf !== null && before.workouts[0]?.legOf === workout.legOf)
      before.workouts.push(workout);
    else uploads.push(uploadOf(workout));
  }
  return uploads;
}

export function uploadOf(workout: MadeWorkout): GarminActivity {
  const garminId = BigInt(workout.garminActivityId ?? Math.floor(+workout.startsAt / 1000));
  return {
    // The whole of a triathlon has a number of its own, given before those of its legs.
    id: String(workout.legOf === null ? garminId : garminId - 3n),
    name: workout.legOf === null ? workout.name : 'Triathlon',
    workouts: [workout],
    manual: workout.device === null,
    correction: {},
    spoiltFile: null,
  };
}

export function isMultisport({ workouts }: GarminActivity): boolean {
  return workouts[0]?.legOf != null;
}

export function startOf({ workouts }: GarminActivity): Date {
  const [first] = workouts;
  if (!first) throw new Error('An activity has at least one workout.');
  return first.startsAt;
}

export function fileOf({ athlete }: Member, activity: GarminActivity): Uint8Array {
  return activity.spoiltFile ?? fitFile(athlete, activity.workouts);
}
