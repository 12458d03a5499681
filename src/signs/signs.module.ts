import { Module } from '@nestjs/common';
import { PeopleModule } from '#src/people/people.module';
import { CheckInDesk } from '#src/signs/check-in-desk';
import { CheckIns } from '#src/signs/check-ins';
import { Help } from '#src/signs/help';
import { PulseHints } from '#src/signs/pulse-hints';
import { SignsController } from '#src/signs/signs.controller';
import { StandingFlags } from '#src/signs/standing-flags';
import { TrainingModule } from '#src/training/training.module';

@Module({
  imports: [PeopleModule, TrainingModule],
  controllers: [SignsController],
  providers: [CheckInDesk, CheckIns, Help, PulseHints, StandingFlags],
  exports: [CheckIns, Help, StandingFlags],
})
export class SignsModule {}
