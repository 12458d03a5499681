import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '#src/config/settings';
import type { Connector } from '#src/connect/connector.port';
import type { Database } from '#src/database/database';
import { Accounts } from '#src/people/accounts';
import { Setup } from '#src/entry/setup';
import type { Cast } from './application.js';
import { StandingClock } from './clock.js';
import { Browser, ownAddress } from './browser.js';
import { letIn, shown } from './consenting.js';
import { processesAt } from './processes.js';
import { readySettings, type FreshPlace } from './settings.js';

export interface AppWishes extends Partial<Omit<Cast, 'brands'>> {
  /** Variables of the environment. */
  settings?: Record<string, string>;
  /** Stand in for the brands there are, made with the clock of the application. */
  brands?: (clock: StandingClock) => Connector[];
  /** Goes on in the place of another application that has stopped; `keepsPlace` leaves one. */
  place?: FreshPlace;
  keepsPlace?: boolean;
  clock?: StandingClock;
}

/**
 * The whole application on a database of its own, with a clock that stands still. It answers, but carries facts only on `work()`.
 * In one process, or in several where that is asked for (processes.ts).
 */
export interface TestApp {
  app: NestFastifyApplication;
  place: FreshPlace;
  settings: Settings;
  clock: StandingClock;
  database: Database;
  /** Whoever plays this role in the application. */
  get<T>(role: { prototype: T }): T;
  /** Somebody at a browser, not signed in. */
  browser(): Browser;
  /** The first account, made by the set-up link, signed in. Svett may keep its health data, and those of the next. */
  operator(): Promise<Browser>;
  /** Another account, signed in. */
  athlete(email?: string): Promise<Browser>;
  /** Carries every due fact to its handler. */
  work(): Promise<void>;
  close(): Promise<void>;
}

export const PASSWORD = 'correct horse battery';

export async function anApp(wishes: AppWishes = {}): Promise<TestApp> {
  const place = wishes.place ?? (await readySettings(wishes.settings));
  const clock = wishes.clock ?? new StandingClock();
  const { door, get, database, work, close } = await processesAt(place, {
    ...wishes,
    clock,
    brands: wishes.brands?.(clock),
  });
  const browser = () => new Browser(door);
  return {
    app: door,
    place,
    settings: place.settings,
    clock,
    database,
    get,
    browser,
    operator: async () => {
      const first = browser();
      const token = await get(Setup).newToken();
      await first.post('/api/v1/setup', {
        token,
        email: 'first@example.org',
        password: PASSWORD,
        language: 'en',
        birthDate: '1990-05-17',
        healthData: shown('health-data'),
      });
      return first;
    },
    athlete: async (email = 'ada@example.org') => {
      const person = { email, password: PASSWORD, role: 'athlete', language: 'sv' } as const;
      await letIn({ get }, (await get(Accounts).add(person)).athleteId);
      const somebody = Object.assign(browser(), { address: ownAddress() });
      await somebody.post('/api/v1/sign-in', { email, password: PASSWORD });
      return somebody;
    },
    work,
    close: async () => {
      await close();
      if (!wishes.keepsPlace) await place.remove();
    },
  };
}
