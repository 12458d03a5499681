import { Module } from '@nestjs/common';
import { PeopleModule } from '#src/people/people.module';
import { Bindery } from '#src/sessions/bindery';
import { Intake } from '#src/sessions/intake';
import { RawData } from '#src/sessions/raw-data';
import { SessionLog } from '#src/sessions/session-log';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionViews } from '#src/sessions/session-views';
import { SessionsController } from '#src/sessions/sessions.controller';
import { SharedSessions } from '#src/sessions/shared-sessions';
import { SourceDesk } from '#src/sessions/source-desk';
import { TermsInForce } from '#src/sessions/terms-in-force';
import { UploadController } from '#src/sessions/upload.controller';
import { ToldEfforts } from '#src/sessions/told-efforts';
import { WeighIns } from '#src/sessions/weigh-ins';

@Module({
  imports: [PeopleModule],
  controllers: [UploadController, SessionsController],
  providers: [
    Bindery,
    Intake,
    RawData,
    SessionLog,
    SessionShelf,
    SessionViews,
    SharedSessions,
    SourceDesk,
    TermsInForce,
    ToldEfforts,
    WeighIns,
  ],
  exports: [
    Intake,
    SessionLog,
    SessionShelf,
    SharedSessions,
    SourceDesk,
    TermsInForce,
    ToldEfforts,
    WeighIns,
  ],
})
export class SessionsModule {}
