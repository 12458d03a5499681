import { Module } from '@nestjs/common';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { EffortController } from '#src/training/effort.controller';
import { HardMinutesOf } from '#src/training/hard-minutes';
import { LoadInputsOf } from '#src/training/load-inputs';
import { LoadKeeper } from '#src/training/load-keeper';
import { LoadWatch } from '#src/training/load-watch';
import { RaisedPulse } from '#src/training/raised-pulse';
import { ReckonedSessions } from '#src/training/reckoned-sessions';
import { TrainingController } from '#src/training/training.controller';
import { TrainingDays } from '#src/training/training-days';

@Module({
  imports: [PeopleModule, SessionsModule, EstimatesModule],
  controllers: [EffortController, TrainingController],
  providers: [
    HardMinutesOf,
    LoadInputsOf,
    LoadKeeper,
    LoadWatch,
    RaisedPulse,
    ReckonedSessions,
    TrainingDays,
  ],
  exports: [HardMinutesOf, RaisedPulse, TrainingDays],
})
export class TrainingModule {}
