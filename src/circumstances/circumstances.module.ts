import { Module } from '@nestjs/common';
import { Circumstances } from '#src/circumstances/circumstances';
import { CircumstancesController } from '#src/circumstances/circumstances.controller';
import { PeopleModule } from '#src/people/people.module';

@Module({
  imports: [PeopleModule],
  controllers: [CircumstancesController],
  providers: [Circumstances],
  exports: [Circumstances],
})
export class CircumstancesModule {}
