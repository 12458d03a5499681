import { Module } from '@nestjs/common';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';

/** Where training, food, signs and lab values come together. */
@Module({
  imports: [PeopleModule, SessionsModule, EstimatesModule],
  controllers: [],
  providers: [],
  exports: [],
})
export class LedgerModule {}
