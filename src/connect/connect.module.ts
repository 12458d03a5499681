import { Module } from '@nestjs/common';
import { Calendars } from '#src/connect/calendars';
import { Departures } from '#src/connect/departures';
import { Approvals } from '#src/connect/approvals';
import { Arrivals } from '#src/connect/arrivals';
import { AttributionsModule } from '#src/connect/attributions.module';
import { Backfill } from '#src/connect/backfill';
import { Brands } from '#src/connect/brands';
import { Budget } from '#src/connect/budget';
import { Diary } from '#src/connect/diary';
import { Envoy } from '#src/connect/envoy';
import { Erasures } from '#src/connect/erasures';
import { Errands } from '#src/connect/errands';
import { Fetcher } from '#src/connect/fetcher';
import { Follower } from '#src/connect/follower';
import { Grants } from '#src/connect/grants';
import { HistorySteps } from '#src/connect/history-steps';
import { Hooks } from '#src/connect/hooks';
import { KeyRotation } from '#src/connect/key-rotation';
import { Keyring } from '#src/connect/keyring';
import { Lapses } from '#src/connect/lapses';
import { Leaving } from '#src/connect/leaving';
import { LeavingController } from '#src/connect/leaving.controller';
import { LinkActivities } from '#src/connect/link-activities';
import { Links } from '#src/connect/links';
import { LinksController } from '#src/connect/links.controller';
import { NoticeDesk } from '#src/connect/notice-desk';
import { Opening } from '#src/connect/opening';
import { Reconcile } from '#src/connect/reconcile';
import { Renewals } from '#src/connect/renewals';
import { Rounds } from '#src/connect/rounds';
import { States } from '#src/connect/states';
import { Subscriber } from '#src/connect/subscriber';
import { Subscriptions } from '#src/connect/subscriptions';
import { Traces } from '#src/connect/traces';
import { WebhookDoor } from '#src/connect/webhook-door';
import { EntryModule } from '#src/entry/entry.module';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';

@Module({
  imports: [AttributionsModule, PeopleModule, EntryModule, SessionsModule],
  controllers: [LinksController, LeavingController],
  providers: [
    Departures,
    Approvals,
    Arrivals,
    Backfill,
    Brands,
    Budget,
    Calendars,
    Diary,
    Envoy,
    Erasures,
    Errands,
    Fetcher,
    Follower,
    Grants,
    HistorySteps,
    Hooks,
    KeyRotation,
    Keyring,
    Lapses,
    Leaving,
    LinkActivities,
    Links,
    NoticeDesk,
    Opening,
    Reconcile,
    Renewals,
    Rounds,
    States,
    Subscriber,
    Subscriptions,
    Traces,
    WebhookDoor,
  ],
  exports: [Departures, Brands, Erasures, KeyRotation, Links, NoticeDesk, Opening, WebhookDoor],
})
export class ConnectModule {}
