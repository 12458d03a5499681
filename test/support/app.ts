import { join } from 'node:path';
import type { LoggerService, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Test } from '@nestjs/testing';
import { adapterFor, furnish, NEST_OPTIONS } from '#src/app';
import { AppModule } from '#src/app.module';
import { Wordings } from '#src/channels/wording.port';
import type { Settings } from '#src/config/settings';
import { type Connector, Connectors } from '#src/connect/connector.port';
import { Database } from '#src/database/database';
import { Engine } from '#src/jobs/engine.port';
import { Clock } from '#src/kernel/clock';
import { type Adviser, Advisers } from '#src/nudges/adviser';
import { Accounts } from '#src/people/accounts';
import { Setup } from '#src/entry/setup';
import { ActivityFileReader } from '#src/sessions/recording.port';
import { WeatherServices } from '#src/weather/weather.port';
import { StandingClock } from './clock.js';
import { Browser, ownAddress } from './browser.js';
import { letIn, shown } from './consenting.js';
import { readySettings, type FreshPlace } from './settings.js';
import { silence } from './silence.js';

export interface AppWishes {
  /** Variables of the environment. */
  settings?: Record<string, string>;
  /** Stands in for the reader of files, where a test is not about files. */
  reader?: ActivityFileReader;
  /** Stands in for the weather services, where a test is not about how they are asked. */
  weather?: WeatherServices;
  /** Says what messages say, where a test is about how they are carried. */
  wordings?: Wordings;
  /** Stand in for the brands there are, made with the clock of the application. */
  brands?: (clock: StandingClock) => Connector[];
  /** Stand in for those who have something to say, where a test is not about what they say. */
  advisers?: Adviser[];
  /** Goes on in the place of another application that has stopped; `keepsPlace` leaves one. */
  place?: FreshPlace;
  keepsPlace?: boolean;
  clock?: StandingClock;
  /** Hears what goes into the log; nobody does otherwise. */
  log?: LoggerService;
  /** Where the built browser app lies; none is served otherwise. */
  webFolder?: string;
  /** Hears of every route as it is made. */
  heard?: (route: { method: string | string[]; url: string }) => void;
}

/** The whole application on a database of its own, with a clock that stands still. It answers, but carries facts only on `work()`. */
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
  let building = Test.createTestingModule({ imports: [AppModule.with(place.settings)] })
    .overrideProvider(Clock)
    .useValue(clock);
  if (wishes.reader) building = building.overrideProvider(ActivityFileReader).useValue(wishes.reader);
  if (wishes.weather) building = building.overrideProvider(WeatherServices).useValue(wishes.weather);
  if (wishes.brands) building = building.overrideProvider(Connectors).useValue({ all: wishes.brands(clock) });
  if (wishes.wordings) building = building.overrideProvider(Wordings).useValue(wishes.wordings);
  if (wishes.advisers) building = building.overrideProvider(Advisers).useValue({ all: wishes.advisers });
  const module = await building.setLogger(wishes.log ?? silence).compile();
  const app = module.createNestApplication<NestFastifyApplication>(adapterFor(place.settings), NEST_OPTIONS);
  if (wishes.heard) app.getHttpAdapter().getInstance().addHook('onRoute', wishes.heard);
  await furnish(app, wishes.webFolder ?? join(place.settings.dataFolder, 'no-web'));
  // The clock of a test stands still; the machine's would strike beside it each minute.
  for (const job of app.get(SchedulerRegistry).getCronJobs().values()) void job.stop();
  const get: TestApp['get'] = <T>(role: { prototype: T }) => app.get<T>(role as Type<T>);
  const browser = () => new Browser(app);
  return {
    app,
    place,
    settings: place.settings,
    clock,
    database: get(Database),
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
    work: () => get(Engine).drain(),
    close: async () => {
      await app.close();
      if (!wishes.keepsPlace) await place.remove();
    },
  };
}
