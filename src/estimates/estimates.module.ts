import { Module } from '@nestjs/common';
import { AthleteKnowledge } from '#src/estimates/athlete-knowledge';
import { EstimateLog } from '#src/estimates/estimate-log';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { EstimatesController } from '#src/estimates/estimates.controller';
import { Estimator } from '#src/estimates/estimator';
import { Reckoner } from '#src/estimates/reckoner';
import { ModelWatch } from '#src/estimates/model-watch';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { WeatherModule } from '#src/weather/weather.module';

@Module({
  imports: [PeopleModule, SessionsModule, WeatherModule],
  controllers: [EstimatesController],
  providers: [AthleteKnowledge, EstimateLog, EstimateShelf, Estimator, ModelWatch, Reckoner],
  exports: [EstimateShelf],
})
export class EstimatesModule {}
