import { Module } from '@nestjs/common';
import { AthleteKnowledge } from '#src/estimates/athlete-knowledge';
import { EstimateLog } from '#src/estimates/estimate-log';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { EstimatesController } from '#src/estimates/estimates.controller';
import { Estimator } from '#src/estimates/estimator';
import { ModelWatch } from '#src/estimates/model-watch';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';

@Module({
  imports: [PeopleModule, SessionsModule],
  controllers: [EstimatesController],
  providers: [AthleteKnowledge, EstimateLog, EstimateShelf, Estimator, ModelWatch],
  exports: [EstimateShelf],
})
export class EstimatesModule {}
