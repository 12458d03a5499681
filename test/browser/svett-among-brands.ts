import { startGarmin } from '#simulators/garmin/garmin';
import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';
import { startIntervals } from '#simulators/intervals/intervals';
import type { IntervalsSimulator } from '#simulators/intervals/intervals-simulator';
import { startStrava, type StravaSimulator } from '#simulators/strava/strava';
import { startWeather } from '#simulators/weather/weather-services';
import { startWithings } from '#simulators/withings/withings';
import type { WithingsSimulator } from '#simulators/withings/withings-simulator';
import { freePort } from '../support/free-port.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';

/** The built server beside stand-ins for every service it links to. */
export interface SvettAmongBrands extends RunningSvett {
  strava: StravaSimulator;
  garmin: GarminSimulator;
  intervals: IntervalsSimulator;
  withings: WithingsSimulator;
  /** Where their own pages are. */
  elsewhere: string[];
  /** What a busy machine could not take in time is sent again in minutes; sooner here. */
  tellAgain(): void;
}

const MINUTE_MS = 60_000;
const HOOK = 'a-path-nobody-guesses';

/** `more`: settings beside those that lead to the brands. */
export async function aSvettAmongBrands(more: Record<string, string> = {}): Promise<SvettAmongBrands> {
  const [strava, garmin, intervals, withings, weather] = await Promise.all([
    startStrava(),
    startGarmin(),
    startIntervals(),
    startWithings(),
    startWeather(),
  ]);
  const brands = [strava, garmin, intervals, withings, weather];
  const port = await freePort(); // now that nobody else asks for one
  const address = `http://localhost:${port}`;
  garmin.webhookUrl = `${address}/hooks/garmin/${HOOK}`;
  const svett = await aRunningSvett({
    PORT: String(port),
    PUBLIC_URL: address,
    CONTACT: 'tests@example.org',
    STRAVA_CLIENT_ID: strava.clientId,
    STRAVA_CLIENT_SECRET: strava.clientSecret,
    STRAVA_OAUTH_BASE: strava.url,
    STRAVA_API_BASE: `${strava.url}/api/v3`,
    GARMIN_WEBHOOK_PATH_TOKEN: HOOK,
    ...garmin.environment,
    ...intervals.environment,
    ...withings.environment,
    ...weather.environment,
    ...more,
  });
  return {
    ...svett,
    ...{ strava, garmin, intervals, withings },
    elsewhere: brands.map(({ url }) => url),
    tellAgain: () => {
      if (strava.webhooks.pending().length > 0) strava.clock.advance(2 * MINUTE_MS);
      if (garmin.pending.length > 0) garmin.clock.advance(MINUTE_MS);
    },
    stop: async () => {
      await svett.stop();
      await Promise.all(brands.map((brand) => brand.close()));
    },
  };
}
