import { Module } from '@nestjs/common';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { OwnWeighings } from '#src/weighing/own-weighings';
import { SessionBetween } from '#src/weighing/session-between';
import { WeighingKeeper } from '#src/weighing/weighing-keeper';
import { WeighingsShelf } from '#src/weighing/weighings-shelf';
import { WeighingsController } from '#src/weighing/weighings.controller';

/** Weighed before the session has come: it waits here, and finds it. */
@Module({
  imports: [PeopleModule, SessionsModule, EstimatesModule],
  controllers: [WeighingsController],
  providers: [OwnWeighings, SessionBetween, WeighingKeeper, WeighingsShelf],
  exports: [SessionBetween],
})
export class WeighingModule {}
