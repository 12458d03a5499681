import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { Settings } from '#src/config/settings';
import { Carrier } from '#src/jobs/carrier';
import { Backlog } from '#src/jobs/backlog';
import { type Departure, departuresOf } from '#src/jobs/departures';
import { Engine } from '#src/jobs/engine.port';
import { Handlers, Topics } from '#src/jobs/handlers';
import { InProcessEngine } from '#src/jobs/in-process-engine';
import { Leases } from '#src/jobs/leases';
import { ManyProcessEngine } from '#src/jobs/many-process-engine';
import { Outbox } from '#src/jobs/outbox';
import { OutboxKeeper } from '#src/jobs/outbox-keeper';
import { SetAside } from '#src/jobs/set-aside';
import type { Topic } from '#src/jobs/topic';

@Global()
@Module({})
export class JobsModule {
  static with({
    topics,
    timetable,
  }: {
    topics: readonly Topic[];
    timetable: readonly Departure[];
  }): DynamicModule {
    return {
      module: JobsModule,
      imports: [DiscoveryModule, ScheduleModule.forRoot()],
      providers: [
        { provide: Topics, useValue: { all: topics } },
        {
          provide: Engine,
          inject: [Settings, Leases, Handlers, Carrier],
          useFactory: (settings: Settings, leases: Leases, handlers: Handlers, carrier: Carrier) =>
            settings.databaseUrl === null
              ? new InProcessEngine(leases, handlers, carrier)
              : new ManyProcessEngine(settings, leases, carrier),
        },
        Carrier,
        Backlog,
        Handlers,
        Leases,
        Outbox,
        OutboxKeeper,
        SetAside,
        departuresOf(timetable),
      ],
      exports: [Backlog, Engine, Outbox, SetAside],
    };
  }
}
