import { Module } from '@nestjs/common';
import { ConnectModule } from '#src/connect/connect.module';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { LedgerModule } from '#src/ledger/ledger.module';
import { NudgesModule } from '#src/nudges/nudges.module';
import { PeopleModule } from '#src/people/people.module';
import { PlanModule } from '#src/plan/plan.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { Beginnings } from '#src/today/beginnings';
import { LastSession } from '#src/today/last-session';
import { NextSessions } from '#src/today/next-sessions';
import { TodayController } from '#src/today/today.controller';
import { WordsNow } from '#src/today/words-now';

/** The page an athlete opens first. */
@Module({
  imports: [
    ConnectModule,
    EstimatesModule,
    LedgerModule,
    NudgesModule,
    PeopleModule,
    PlanModule,
    SessionsModule,
  ],
  controllers: [TodayController],
  providers: [Beginnings, LastSession, NextSessions, WordsNow],
})
export class TodayModule {}
