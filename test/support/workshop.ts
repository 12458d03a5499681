import { Module, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { z } from 'zod';
import { history } from '#migrations/history';
import { ConfigModule } from '#src/config/config.module';
import { Database } from '#src/database/database';
import { DatabaseModule } from '#src/database/database.module';

import type { Departure } from '#src/jobs/departures';
import { Engine } from '#src/jobs/engine.port';
import { JobsModule } from '#src/jobs/jobs.module';
import { OutboxAged } from '#src/jobs/jobs.topics';
import { Outbox } from '#src/jobs/outbox';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { type Topic, topic } from '#src/jobs/topic';
import { Clock } from '#src/kernel/clock';
import { tables } from '#src/tables';
import { StandingClock } from './clock.js';
import { Coin, countingHouse } from './counting-house.js';
import { readySettings, type FreshPlace } from './settings.js';
import { silence } from './silence.js';

/** Somebody threw a coin. */
export const CoinThrown = topic('test.coin-thrown', z.object({ name: z.string() }));
/** It has landed. */
export const CoinLanded = topic('test.coin-landed', z.object({ name: z.string() }));

type Place = Pick<FreshPlace, 'settings' | 'remove'>;

export interface Workshop {
  place: Place;
  clock: StandingClock;
  database: Database;
  outbox: Outbox;
  engine: Engine;
  module: TestingModule;
  /** Puts CoinThrown into the outbox, by itself. */
  throw(name: string, when?: { key?: string; dueAt?: Date }): Promise<void>;
  row(key: string): Promise<OutboxRow | null>;
  close(): Promise<void>;
}

export interface WorkshopWishes {
  listeners: Type[];
  topics?: Topic[];
  timetable?: Departure[];
  /** Another process on the same database: its place. */
  beside?: Workshop;
  /** A place somebody else made, and a clock that runs. */
  place?: Place;
  clock?: StandingClock;
}

/** The jobs room alone, with listeners of the test's own. */
export async function aWorkshop({
  listeners,
  topics = [CoinThrown],
  timetable = [],
  beside,
  ...wishes
}: WorkshopWishes): Promise<Workshop> {
  const place = wishes.place ?? beside?.place ?? (await readySettings());
  const clock = wishes.clock ?? beside?.clock ?? new StandingClock();

  @Module({ providers: listeners })
  class Listeners {}

  const schema = { tables: [...tables, Coin], migrations: [...history, ...countingHouse.migrations] };
  const module = await Test.createTestingModule({
    imports: [
      ConfigModule.with(place.settings),
      DatabaseModule.with(schema),
      JobsModule.with({ topics: [...topics, OutboxAged], timetable }),
      Listeners,
    ],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .setLogger(silence)
    .compile();
  const close = async () => {
    await module.close();
    if (!beside) await place.remove();
  };
  await module.init().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const database = module.get(Database as unknown as Type<Database>);
  const outbox = module.get(Outbox);
  return {
    place,
    clock,
    database,
    outbox,
    engine: module.get(Engine),
    module,
    throw: (name, when = {}) =>
      database.transaction((tx) => outbox.put(tx, CoinThrown, { name }, { key: name, ...when })),
    row: (key) => database.read(OutboxRow).findOneBy({ key }),
    close,
  };
}
