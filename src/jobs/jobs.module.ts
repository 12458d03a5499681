import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { type Departure, departuresOf } from '#src/jobs/departures';
import { Engine } from '#src/jobs/engine.port';
import { Handlers, Topics } from '#src/jobs/handlers';
import { InProcessEngine } from '#src/jobs/in-process-engine';
import { Leases } from '#src/jobs/leases';
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
        { provide: Engine, useClass: InProcessEngine },
        Handlers,
        Leases,
        Outbox,
        OutboxKeeper,
        SetAside,
        departuresOf(timetable),
      ],
      exports: [Engine, Outbox, SetAside],
    };
  }
}
