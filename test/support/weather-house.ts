import { startWeather, type WeatherSimulator } from '#simulators/weather/weather-services';
import { weatherServices } from '#integrations/weather';
import { Settings } from '#src/config/settings';
import { Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { newId } from '#src/kernel/ids';
import { Account } from '#src/people/account.entity';
import { Athlete } from '#src/people/athlete.entity';
import { Consents } from '#src/people/consents';
import { ConsentChanged } from '#src/people/people.topics';
import { USUAL_PREFERENCES } from '#src/people/preferences';
import { LookUps } from '#src/weather/look-ups';
import { Weather } from '#src/weather/weather';
import { WeatherCache } from '#src/weather/weather-cache';
import { aWorkshop, type Workshop } from './workshop.js';

/** Variables of the environment that send Svett's questions to the simulated services. */
export function askedAt({ addresses }: WeatherSimulator): Record<string, string> {
  return {
    CONTACT: 'club@example.org',
    OPEN_METEO_BASE: addresses.openMeteoForecast,
    OPEN_METEO_HISTORICAL_BASE: addresses.openMeteoHistoricalForecast,
    OPEN_METEO_ARCHIVE_BASE: addresses.openMeteoArchive,
    MET_NORWAY_BASE: addresses.metNorway,
    SMHI_BASE: addresses.smhi,
  };
}

export interface WeatherHouse extends Workshop {
  sim: WeatherSimulator;
  weather: Weather;
  lookUps: LookUps;
  consents: Consents;
  /** What was told of consents, oldest first. */
  heard: Said<typeof ConsentChanged>[];
  /** Somebody; answers their athlete's id. */
  athlete(): Promise<string>;
  say(athleteId: string, given: boolean): Promise<void>;
  /** Services' own names, in the order they were asked. */
  asked(): string[];
  /** Time passes here and at the services. */
  pass(time: Parameters<Workshop['clock']['pass']>[0]): void;
}

const ON_THE_PAGE = { method: 'page', language: 'en', actorId: null } as const;

const HOSTS: Record<string, string> = {
  'api.open-meteo.com': 'open-meteo',
  'historical-forecast-api.open-meteo.com': 'open-meteo',
  'archive-api.open-meteo.com': 'open-meteo',
  'api.met.no': 'met-norway',
  'opendata-download-metfcst.smhi.se': 'smhi',
};

/** The weather room alone, on a real database, with the simulated services behind it. */
export async function aWeatherHouse(settings: Record<string, string> = {}): Promise<WeatherHouse> {
  const heard: Said<typeof ConsentChanged>[] = [];
  class Listener {
    @Handles(ConsentChanged)
    async onConsent(said: Said<typeof ConsentChanged>): Promise<void> {
      heard.push(said);
    }
  }
  const shop = await aWorkshop({ listeners: [Listener], topics: [ConsentChanged] });
  const { database, outbox, clock } = shop;
  const sim = await startWeather();
  sim.clock.set(clock.now());
  const services = weatherServices(Settings.from({ ...askedAt(sim), ...settings }).weather);
  const consents = new Consents(database, outbox, clock);
  const cache = new WeatherCache(database, services, clock);
  return {
    ...shop,
    sim,
    consents,
    heard,
    weather: new Weather(consents, services, cache, clock),
    lookUps: new LookUps(services, cache, consents, clock),
    athlete: async () => {
      const [accountId, id, createdAt] = [newId(), newId(), clock.now()];
      const account = { id: accountId, email: `${id}@example.org`, passwordHash: '', createdAt };
      await database.transaction(async (tx) => {
        await tx.insert(Account, { ...account, role: 'athlete', language: 'en', ...USUAL_PREFERENCES });
        await tx.insert(Athlete, { id, accountId, heartRateReliable: true, createdAt });
      });
      return id;
    },
    say: (athleteId, given) =>
      database.transaction((tx) => consents.say(tx, athleteId, 'weather-lookups', given, ON_THE_PAGE)),
    asked: () => sim.requests.map(({ path }) => HOSTS[path.split('/')[1]!] ?? path),
    pass: (time) => {
      clock.pass(time);
      sim.clock.set(clock.now());
    },
    close: async () => {
      await sim.close();
      await shop.close();
    },
  };
}
