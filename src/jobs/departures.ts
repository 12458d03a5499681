import { Inject, Injectable, type Type } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { Database } from '#src/database/database';
import { Outbox } from '#src/jobs/outbox';
import type { Topic } from '#src/jobs/topic';
import { Clock } from '#src/kernel/clock';
import type { z } from 'zod';

/** A fact that comes true by the clock. */
export interface Departure {
  /** Says nothing but that the moment has come. */
  topic: Topic<z.ZodObject>;
  /** Five fields, UTC: `17 3 * * *` is every night at 03:17. */
  cron: string;
}

const MINUTE_MS = 60_000;

@Injectable()
export class Departures {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Keyed by the minute: however many processes hear the same clock strike, the fact comes true once. */
  async depart({ topic }: Departure): Promise<void> {
    const minute = new Date(Math.round(this.clock.now().getTime() / MINUTE_MS) * MINUTE_MS);
    await this.database.transaction((tx) => this.outbox.put(tx, topic, {}, { key: minute.toISOString() }));
  }
}

/** Departures with one scheduled method for each line of the timetable, as @nestjs/schedule wants to find them. */
export function departuresOf(timetable: readonly Departure[]): Type<Departures> {
  @Injectable()
  class Timetabled extends Departures {}
  for (const departure of timetable) {
    const name = departure.topic.name;
    const strike = {
      value: function (this: Departures) {
        return this.depart(departure);
      },
      configurable: true,
    };
    Object.defineProperty(Timetabled.prototype, name, strike);
    Cron(departure.cron, { name, timeZone: 'UTC', unrefTimeout: true })(Timetabled.prototype, name, strike);
  }
  return Timetabled;
}
