import { Injectable, Module, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { history } from '#migrations/history';
import { ConfigModule } from '#src/config/config.module';
import { Approvals } from '#src/connect/approvals';
import { Brands } from '#src/connect/brands';
import { Budget } from '#src/connect/budget';
import { GrantLeft, LinkConnected, NoticeReceived } from '#src/connect/connect.topics';
import { type Connector, Connectors } from '#src/connect/connector.port';
import { Errands } from '#src/connect/errands';
import { KeyRotation } from '#src/connect/key-rotation';
import { Keyring } from '#src/connect/keyring';
import type { Link } from '#src/connect/link.entity';
import { OtherSeals } from '#src/connect/other-seals.port';
import { Links } from '#src/connect/links';
import { Renewals } from '#src/connect/renewals';
import { States } from '#src/connect/states';
import { Database } from '#src/database/database';
import { DatabaseModule } from '#src/database/database.module';
import { Handles } from '#src/jobs/handles';
import { JobsModule } from '#src/jobs/jobs.module';
import { Authenticators } from '#src/entry/authenticators';
import { OutboxAged } from '#src/jobs/jobs.topics';
import { Clock } from '#src/kernel/clock';
import { Accounts } from '#src/people/accounts';
import { Consents } from '#src/people/consents';
import { ConsentChanged } from '#src/people/people.topics';
import { tables } from '#src/tables';
import { LapTimes } from './a-connector.js';
import { StandingClock } from './clock.js';
import { readySettings, type FreshPlace } from './settings.js';
import { silence } from './silence.js';

/** Hears what the rest of the room would follow up. */
@Injectable()
class Bystander {
  @Handles(LinkConnected)
  async onConnected(): Promise<void> {}

  @Handles(NoticeReceived)
  async onNotice(): Promise<void> {}

  @Handles(ConsentChanged)
  async onConsent(): Promise<void> {}

  @Handles(GrantLeft)
  async onGrantLeft(): Promise<void> {}
}

/** The part of the connect room that holds links, tokens and budgets, with a brand of the tests' own. */
export interface LinkRoom {
  place: FreshPlace;
  clock: StandingClock;
  database: Database;
  brand: LapTimes;
  get<T>(role: { prototype: T }): T;
  /** Somebody new, with an account here. */
  athlete(): Promise<string>;
  /** Somebody new who has linked the brand. */
  linked(vendorUserId?: string): Promise<Link>;
  close(): Promise<void>;
}

export interface LinkRoomWishes {
  brand?: (clock: StandingClock) => LapTimes;
  others?: Connector[];
  /** Another process on the same database, with the same brand. */
  beside?: LinkRoom;
}

let people = 0;

export async function aLinkRoom({ brand, others = [], beside }: LinkRoomWishes = {}): Promise<LinkRoom> {
  const place = beside?.place ?? (await readySettings());
  const clock = beside?.clock ?? new StandingClock();
  const lapTimes = beside?.brand ?? brand?.(clock) ?? new LapTimes(clock);

  @Module({
    providers: [
      { provide: OtherSeals, useExisting: Authenticators },
      { provide: Connectors, useValue: { all: [lapTimes, ...others] } },
      ...[
        Accounts,
        Approvals,
        Authenticators,
        Brands,
        Budget,
        Bystander,
        Consents,
        Errands,
        KeyRotation,
        Keyring,
        Links,
        Renewals,
      ],
      States,
    ],
  })
  class Room {}

  const module: TestingModule = await Test.createTestingModule({
    imports: [
      ConfigModule.with(place.settings),
      DatabaseModule.with({ tables, migrations: history }),
      JobsModule.with({
        topics: [LinkConnected, NoticeReceived, ConsentChanged, GrantLeft, OutboxAged],
        timetable: [],
      }),
      Room,
    ],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .setLogger(silence)
    .compile();
  await module.init();
  const get: LinkRoom['get'] = <T>(role: { prototype: T }) => module.get<T>(role as Type<T>);
  const athlete = async () => {
    const email = `athlete-${++people}@example.org`;
    const account = { email, password: 'correct horse battery', role: 'athlete', language: 'en' } as const;
    return (await get(Accounts).add(account)).athleteId;
  };
  return {
    place,
    clock,
    database: get(Database),
    brand: lapTimes,
    get,
    athlete,
    linked: async (vendorUserId = `rider-${++people}`) =>
      get(Links).connect(await athlete(), lapTimes, lapTimes.grant(vendorUserId), []),
    close: async () => {
      await module.close();
      if (!beside) await place.remove();
    },
  };
}
