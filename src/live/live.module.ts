import { Module } from '@nestjs/common';
import { ConnectModule } from '#src/connect/connect.module';
import { EntryModule } from '#src/entry/entry.module';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { LiveController } from '#src/live/live.controller';
import { Lookout } from '#src/live/lookout';
import { Stamps } from '#src/live/stamps';
import { NudgesModule } from '#src/nudges/nudges.module';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';

/** Says to open pages that something changed. */
@Module({
  imports: [ConnectModule, EntryModule, EstimatesModule, NudgesModule, PeopleModule, SessionsModule],
  controllers: [LiveController],
  providers: [Lookout, Stamps],
  exports: [Lookout],
})
export class LiveModule {}
