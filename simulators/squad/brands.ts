import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';
import type { Member } from '#simulators/squad/member';
import { type DoneWorkout, sparse } from '#simulators/squad/workouts';
import type { StravaSimulator } from '#simulators/strava/strava';

export interface Brands {
  strava: StravaSimulator;
  garmin: GarminSimulator;
}

/** Who somebody is at the brands; null: nobody there. */
export interface Accounts {
  stravaId: string | null;
  garminId: string | null;
}

/** So many before the newest, a workout that their watch keeps for days. */
const LATE_BY = 4;

/** Whose workouts come by brands: an account there, with what they did, linked as people link it. */
export async function linkBrands(
  { person, browser }: Member,
  done: readonly DoneWorkout[],
  { strava, garmin }: Brands,
): Promise<Accounts> {
  const { made, source, stories } = person;
  const accounts: Accounts = { stravaId: null, garminId: null };
  const workouts = done.map(({ workout }) => workout);
  const setOut = async (brand: string): Promise<string> =>
    (await browser.post<{ url: string }>(`links/${brand}/authorise`)).url;
  if (source === 'strava' || source === 'both') {
    const { id: athleteId } = strava.addAthlete(made.seed, { made, workouts });
    accounts.stravaId = athleteId;
    await browser.comeBack(strava.approve(await setOut('strava'), { athleteId }));
  }
  if (source === 'garmin' || source === 'both') {
    const isLate = stories.includes('late');
    const recorded = (isLate ? oneLate(workouts) : workouts).map(sparse);
    const { userId } = garmin.addMember({ athlete: made, workouts: recorded, withhold: isLate ? 1 : 0 });
    accounts.garminId = userId;
    const history = ['HISTORICAL_DATA_EXPORT'] as const;
    await browser.comeBack(garmin.approve(await setOut('garmin'), { userId, with: history }));
  }
  return accounts;
}

function oneLate<Workout>(workouts: readonly Workout[]): Workout[] {
  const late = workouts.at(-LATE_BY);
  return [...workouts.filter((one) => one !== late), ...(late ? [late] : [])];
}

/** What people do at the brands afterwards: a name, a kind of sport, a distance; one that goes; one that comes late. */
export function putRight(
  accounts: readonly Accounts[],
  { strava, garmin }: Brands,
  renamed: { strava: string; garmin: string },
): void {
  for (const { stravaId } of accounts) {
    if (stravaId === null) continue;
    const [edited, deleted] = strava.activitiesOf(stravaId).slice(-6);
    if (edited) strava.editActivity(edited.id, { name: renamed.strava, sportType: 'TrailRun' });
    if (deleted) strava.deleteActivity(deleted.id);
  }
  for (const { garminId } of accounts) {
    if (garminId === null) continue;
    const activity = garmin.member(garminId).activities.at(-5);
    if (activity) garmin.edit(garminId, activity.id, { name: renamed.garmin, distanceM: 11_200 });
    garmin.handOver(garminId);
  }
}
