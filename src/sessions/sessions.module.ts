import { Module } from '@nestjs/common';
import { PeopleModule } from '#src/people/people.module';
import { Bindery } from '#src/sessions/bindery';
import { Intake } from '#src/sessions/intake';
import { RawData } from '#src/sessions/raw-data';
import { SessionLog } from '#src/sessions/session-log';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionStamp } from '#src/sessions/session-stamp';
import { SessionStarts } from '#src/sessions/session-starts';
import { SessionViews } from '#src/sessions/session-views';
import { SessionsController } from '#src/sessions/sessions.controller';
import { SharedArrivals } from '#src/sessions/shared-arrivals';
import { SharedSessions } from '#src/sessions/shared-sessions';
import { SourceDesk } from '#src/sessions/source-desk';
import { Tellers } from '#src/sessions/tellers';
import { TermsInForce } from '#src/sessions/terms-in-force';
import { TrackController } from '#src/sessions/track.controller';
import { UploadController } from '#src/sessions/upload.controller';
import { ToldEfforts } from '#src/sessions/told-efforts';
import { ToldSessions } from '#src/sessions/told-sessions';
import { ToldSessionsController } from '#src/sessions/told-sessions.controller';
import { WeighIns } from '#src/sessions/weigh-ins';

@Module({
  imports: [PeopleModule],
  controllers: [UploadController, SessionsController, ToldSessionsController, TrackController],
  providers: [
    Bindery,
    Intake,
    RawData,
    SessionLog,
    SessionShelf,
    SessionStamp,
    SessionStarts,
    SessionViews,
    SharedArrivals,
    SharedSessions,
    SourceDesk,
    Tellers,
    TermsInForce,
    ToldEfforts,
    ToldSessions,
    WeighIns,
  ],
  exports: [
    Intake,
    SessionLog,
    SessionShelf,
    SessionStamp,
    SessionStarts,
    SessionViews,
    SharedArrivals,
    SharedSessions,
    SourceDesk,
    TermsInForce,
    ToldEfforts,
    ToldSessions,
    WeighIns,
  ],
})
export class SessionsModule {}
