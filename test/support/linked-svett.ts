import { expect, jest } from '@jest/globals';
import { LinksDue, SubscriptionsDue } from '#src/connect/connect.topics';
import { Hooks } from '#src/connect/hooks';
import { Outbox } from '#src/jobs/outbox';
import type { Topic } from '#src/jobs/topic';
import { Accounts } from '#src/people/accounts';
import { RawDataAged } from '#src/sessions/sessions.topics';
import { startGarmin } from '#simulators/garmin/garmin';
import type { GarminOptions } from '#simulators/garmin/garmin-accounts';
import { startStrava } from '#simulators/strava/strava';
import type { StravaSettings } from '#simulators/strava/settings';
import { startWeather, type WeatherSimulator } from '#simulators/weather/weather-services';
import type { z } from 'zod';
import { anApp, PASSWORD, type TestApp } from './app.js';
import { freePort } from './free-port.js';
import { KeptLog } from './kept-log.js';
import { type Brands, Newcomer } from './newcomer.js';
import { secretsIn } from './secrets-seen.js';
import { SharedClock } from './shared-clock.js';
import { letIn } from './consenting.js';

export interface LinkedWishes {
  /** Variables of Svett's environment, beside those that lead to the simulators. */
  settings?: Record<string, string>;
  strava?: Partial<StravaSettings>;
  garmin?: GarminOptions;
  /** Weather services as well; nobody is asked for weather otherwise. */
  withWeather?: boolean;
  /** When it is; a morning in June if not said. */
  now?: Date;
  /** Its folder and database stay when it is closed. */
  keepsPlace?: boolean;
  /** A time that others keep as well. */
  clock?: SharedClock;
}

/** The whole application, listening, with the brands as they are told apart from the real ones by their address only. */
export interface LinkedSvett extends TestApp, Brands {
  clock: SharedClock;
  log: KeptLog;
  weather: WeatherSimulator | null;
  /** Somebody new, with accounts everywhere and nothing linked. `days` of training lie at the brands. */
  newcomer(past?: { days?: number }): Promise<Newcomer>;
  /** Until nobody has anything more to say: the brands, and our facts that are due. */
  settle(): Promise<void>;
  /** Time goes by, and what falls due is done. */
  pass(time: Parameters<SharedClock['pass']>[0]): Promise<void>;
  /** The clock strikes for this line of the timetable. */
  strike(topic: Topic<z.ZodObject>): Promise<void>;
  /** A day later: the daily and hourly rounds were made. */
  nextDay(): Promise<void>;
  /**
   * The brands would have refused none of our calls, but for those a test broke on purpose; and the log names nobody
   * and no secret.
   */
  expectNoBreach(...meant: string[]): void;
}

/** A whole life is lived in some of these tests, on machines that do other work as well. */
jest.setTimeout(60_000);

let seeds = 0;

export async function aLinkedSvett(wishes: LinkedWishes = {}): Promise<LinkedSvett> {
  const clock = wishes.clock ?? new SharedClock(wishes.now);
  const log = new KeptLog();
  const strava = await startStrava({ clock: clock.simulators, settings: { ...wishes.strava } });
  const garmin = await startGarmin({ clock: clock.simulators, ...wishes.garmin });
  const weather = wishes.withWeather ? await startWeather({ clock: clock.simulators }) : null;
  // Budgets have tests of their own; elsewhere nobody shall wait for a quarter of an hour.
  Object.assign(strava.limits, { overall: [20_000, 200_000], read: [10_000, 100_000] });
  garmin.perMinute = 10_000;
  const port = await freePort();
  const svett = await anApp({
    clock,
    log,
    keepsPlace: wishes.keepsPlace ?? false,
    settings: {
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TRUSTED_PROXIES: '1',
      WEATHER_SERVICES: 'none',
      STRAVA_CLIENT_ID: strava.clientId,
      STRAVA_CLIENT_SECRET: strava.clientSecret,
      STRAVA_OAUTH_BASE: strava.url,
      STRAVA_API_BASE: `${strava.url}/api/v3`,
      ...garmin.environment,
      ...(weather && { WEATHER_SERVICES: '', ...weather.environment }),
      ...wishes.settings,
    },
  });
  await svett.app.listen(port, '127.0.0.1');
  garmin.webhookUrl = svett.get(Hooks).urlOf('garmin');

  const settle = async () => {
    const told = () => strava.webhooks.deliveries.length + garmin.sent.length;
    for (let before = -1; before !== told();) {
      before = told();
      await svett.work();
      await strava.webhooks.settled();
      await garmin.delivered();
    }
  };
  const strike: LinkedSvett['strike'] = async (topic) => {
    const key = clock.now().toISOString();
    await svett.database.transaction((tx) => svett.get(Outbox).put(tx, topic, {}, { key }));
    await settle();
  };
  const pass: LinkedSvett['pass'] = async (time) => {
    clock.pass(time);
    await settle();
  };
  const people: string[] = [];
  await strike(SubscriptionsDue);

  return {
    ...svett,
    ...{ clock, log, strava, garmin, weather, settle, strike, pass },
    newcomer: async (past = {}) => {
      const seed = ++seeds;
      const email = `athlete-${seed}@example.org`;
      const account = { email, password: PASSWORD, role: 'athlete', language: 'en' } as const;
      const { athleteId } = await svett.get(Accounts).add(account);
      await letIn(svett, athleteId);
      const browser = svett.browser();
      const from = { 'x-forwarded-for': `10.0.0.${seed % 250}` }; // sign-ins are counted by address
      await browser.post('/api/v1/sign-in', { email, password: PASSWORD }, from);
      const { id: stravaId, made } = strava.addAthlete(seed, past);
      const { userId: garminId } = garmin.addMember({ athleteSeed: seed, ...past });
      people.push(email, stravaId, garminId, `${made.firstName} ${made.lastName}`);
      return new Newcomer({ strava, garmin }, browser, { email, athleteId, stravaId, garminId, made });
    },
    nextDay: async () => {
      await pass({ days: 1 });
      await strike(RawDataAged);
      await strike(LinksDue);
      await pass({ hours: 1 }); // the round is spread over an hour
    },
    expectNoBreach: (...meant) => {
      for (const brand of [strava, garmin, ...(weather ? [weather] : [])]) {
        const failures = brand.failures.splice(0);
        expect(failures.filter(({ rule }) => !meant.includes(rule))).toEqual([]);
      }
      const told = log.lines.splice(0).join('');
      const secrets = [strava, garmin].flatMap(({ requests }) => secretsIn(requests));
      const paths = ['strava', 'garmin'].map((brand) => svett.get(Hooks).tokenOf(brand));
      expect([...secrets, ...paths, ...people, PASSWORD].filter((word) => told.includes(word))).toEqual([]);
    },
    close: async () => {
      await svett.close();
      await Promise.all([strava.close(), garmin.close(), weather?.close()]);
    },
  };
}
