import { join } from 'node:path';
import type { LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Test } from '@nestjs/testing';
import { adapterFor, furnish, NEST_OPTIONS } from '#src/app';
import { AppModule } from '#src/app.module';
import { Wordings } from '#src/channels/wording.port';
import type { Settings } from '#src/config/settings';
import { type Connector, Connectors } from '#src/connect/connector.port';
import { Clock } from '#src/kernel/clock';
import { type Adviser, Advisers } from '#src/nudges/adviser';
import { ActivityFileReader } from '#src/sessions/recording.port';
import { WeatherServices } from '#src/weather/weather.port';
import { silence } from './silence.js';

/** Who stands in for what is outside, and who listens. */
export interface Cast {
  clock: Clock;
  /** Stands in for the reader of files, where a test is not about files. */
  reader?: ActivityFileReader | undefined;
  /** Stands in for the weather services, where a test is not about how they are asked. */
  weather?: WeatherServices | undefined;
  /** Says what messages say, where a test is about how they are carried. */
  wordings?: Wordings | undefined;
  /** Stand in for the brands there are. */
  brands?: Connector[] | undefined;
  /** Stand in for those who have something to say, where a test is not about what they say. */
  advisers?: Adviser[] | undefined;
  /** Hears what goes into the log; nobody does otherwise. */
  log?: LoggerService | undefined;
  /** Where the built browser app lies; none is served otherwise. */
  webFolder?: string | undefined;
  /** How long a form may take to arrive, ms, where a test is about that. */
  formWithinMs?: number | undefined;
  /** Hears of every route as it is made. */
  heard?: ((route: { method: string | string[]; url: string }) => void) | undefined;
}

/** All that runs in one process, ready to answer. It keeps no time, and carries facts only when told to. */
export async function anApplication(settings: Settings, cast: Cast): Promise<NestFastifyApplication> {
  let building = Test.createTestingModule({ imports: [AppModule.with(settings)] })
    .overrideProvider(Clock)
    .useValue(cast.clock);
  if (cast.reader) building = building.overrideProvider(ActivityFileReader).useValue(cast.reader);
  if (cast.weather) building = building.overrideProvider(WeatherServices).useValue(cast.weather);
  if (cast.brands) building = building.overrideProvider(Connectors).useValue({ all: cast.brands });
  if (cast.wordings) building = building.overrideProvider(Wordings).useValue(cast.wordings);
  if (cast.advisers) building = building.overrideProvider(Advisers).useValue({ all: cast.advisers });
  const module = await building.setLogger(cast.log ?? silence).compile();
  const app = module.createNestApplication<NestFastifyApplication>(adapterFor(settings), NEST_OPTIONS);
  if (cast.heard) app.getHttpAdapter().getInstance().addHook('onRoute', cast.heard);
  await furnish(app, cast.webFolder ?? join(settings.dataFolder, 'no-web'), cast.formWithinMs);
  // The clock of a test stands still; the machine's would strike beside it each minute.
  for (const job of app.get(SchedulerRegistry).getCronJobs().values()) void job.stop();
  return app;
}
