import type { MadeAthlete } from '#simulators/season/athlete';
import { fitFile } from '#simulators/season/fit-file';
import type { MadeWorkout } from '#simulators/season/workout';
import { gpxFile } from '#simulators/squad/gpx-file';
import type { SquadPerson } from '#simulators/squad/people';
import type { NamedFile } from '#simulators/squad/person-at-browser';
import { sparse } from '#simulators/squad/workouts';

const DAY_MS = 86_400_000;
/** A watch whose battery was empty, and which does not know what year it is. */
const BACK_DAYS = 3_650;
/** A second device is started a little later. */
const SECOND_DEVICE_S = 20;

/** The files of one workout, as its devices wrote them. `isNewest`: of all they did. */
export function filesOf(
  { made, source, stories }: SquadPerson,
  done: MadeWorkout,
  isNewest: boolean,
): NamedFile[] {
  const workout = sparse(done);
  const gpx = { name: `${nameOf(workout)}.gpx`, bytes: gpxFile(workout) };
  if (source === 'phone') return workout.streams.latlng ? [gpx] : [];
  if (isNewest && stories.includes('wrong-clock')) return [fit(made, longAgo(workout))];
  if (isNewest && stories.includes('two-devices') && workout.streams.latlng)
    return [fit(made, workout), { ...gpx, bytes: gpxFile(later(workout)) }];
  return [fit(made, workout)];
}

function fit(made: MadeAthlete, workout: MadeWorkout): NamedFile {
  return { name: `${nameOf(workout)}.fit`, bytes: fitFile(made, [workout]) };
}

function longAgo(workout: MadeWorkout): MadeWorkout {
  return { ...workout, startsAt: new Date(workout.startsAt.getTime() - BACK_DAYS * DAY_MS) };
}

function later(workout: MadeWorkout): MadeWorkout {
  return { ...workout, startsAt: new Date(workout.startsAt.getTime() + SECOND_DEVICE_S * 1_000) };
}

function nameOf({ startsAt }: MadeWorkout): string {
  return startsAt.toISOString().slice(0, 16).replace(/[-:]/g, '');
}
