import { Module } from '@nestjs/common';
import { Circumstances } from '#src/circumstances/circumstances';
import { CircumstancesController } from '#src/circumstances/circumstances.controller';
import { FluidTargets } from '#src/circumstances/fluid-targets';
import { PeopleModule } from '#src/people/people.module';

@Module({
  imports: [PeopleModule],
  controllers: [CircumstancesController],
  providers: [Circumstances, FluidTargets],
  exports: [Circumstances, FluidTargets],
})
export class CircumstancesModule {}
