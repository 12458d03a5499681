import { startGarmin } from '#simulators/garmin/garmin';
import { Seeded } from '#simulators/seeded';
import { startStrava } from '#simulators/strava/strava';
import { Front } from './crash-front.js';
import { Household } from './crash-household.js';
import { freePort } from './free-port.js';
import type { Brands, Person } from './newcomer.js';
import { type FreshPlace, readySettings } from './settings.js';
import { SharedClock } from './shared-clock.js';

export interface LaneWishes {
  /** Where the service was compiled to. */
  folder: string;
  seed: number;
  /** Lives before it of this seed. In every second Strava takes each refresh token once only, sends notices twice, and the newest first. */
  stint: number;
  /** The number of its first round, of this seed. */
  firstRound: number;
}

/** What goes on while the service does not. */
export interface World {
  clock: SharedClock;
  brands: Brands;
  place: FreshPlace;
  household: Household;
  /** null: of one process. */
  front: Front | null;
  who: Person;
  seed: number;
}

/** Of training that lies at the brands before the service is there. */
export const SEASON_DAYS = 14;

/** Somebody with accounts at both brands, and an installation that leads to them and is not started yet. */
export async function openWorld(wishes: LaneWishes): Promise<World> {
  const clock = new SharedClock(new Date('2026-02-10T08:00:00Z'));
  const seed = Seeded.of(wishes.seed, 'stint', wishes.stint).whole(1, 10 ** 8);
  const brands = await openBrands(clock, seed, wishes.stint % 2 === 0);
  const { strava, garmin } = brands;
  const past = { days: SEASON_DAYS };
  const { id: stravaId, made } = strava.addAthlete(seed, past);
  const { userId: garminId } = garmin.addMember({ athleteSeed: seed, ...past });
  const who = { email: 'ada@example.org', athleteId: '', stravaId, garminId, made };
  return { clock, seed, brands, who, ...(await openHouse(wishes.folder, leadingTo(brands))) };
}

async function openBrands(clock: SharedClock, seed: number, isHard: boolean): Promise<Brands> {
  const strava = await startStrava({ clock: clock.simulators, seed, settings: { rotate: isHard } });
  const garmin = await startGarmin({ clock: clock.simulators, seed, singleUse: isHard });
  Object.assign(strava.limits, { overall: [20_000, 200_000], read: [10_000, 100_000] });
  Object.assign(strava.webhooks.modes, { copies: isHard ? 2 : 1, reorder: isHard });
  garmin.perMinute = 10_000;
  return { strava, garmin };
}

/** Where DATABASE_URL is set, of many processes. */
async function openHouse(
  folder: string,
  environment: Record<string, string>,
): Promise<Pick<World, 'place' | 'household' | 'front'>> {
  const isAmongMany = process.env['DATABASE_URL'] !== undefined;
  const [first, second, before] = await Promise.all([freePort(), freePort(), freePort()]);
  const ports = isAmongMany ? [first, second] : [first];
  const port = isAmongMany ? before : first;
  const address = `http://127.0.0.1:${port}`;
  const place = await readySettings({ PORT: String(first), PUBLIC_URL: address, ...environment });
  const household = new Household({ folder, place, ports, environment });
  return { place, household, front: isAmongMany ? await Front.before(ports, port) : null };
}

function leadingTo({ strava, garmin }: Brands): Record<string, string> {
  return {
    WEATHER_SERVICES: 'none',
    GARMIN_FILE_BEARER: 'always',
    STRAVA_CLIENT_ID: strava.clientId,
    STRAVA_CLIENT_SECRET: strava.clientSecret,
    STRAVA_OAUTH_BASE: strava.url,
    STRAVA_API_BASE: `${strava.url}/api/v3`,
    ...garmin.environment,
  };
}
