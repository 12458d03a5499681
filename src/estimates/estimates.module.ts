import { Module } from '@nestjs/common';
import { AthleteKnowledge } from '#src/estimates/athlete-knowledge';
import { EstimateLog } from '#src/estimates/estimate-log';
import { EstimateStamp } from '#src/estimates/estimate-stamp';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { EstimatesController } from '#src/estimates/estimates.controller';
import { Estimator } from '#src/estimates/estimator';
import { ExpectedLoss } from '#src/estimates/expected-loss';
import { Reckoner } from '#src/estimates/reckoner';
import { FactorHistory } from '#src/estimates/factor-history';
import { Foretold } from '#src/estimates/foretold';
import { HeatLog } from '#src/estimates/heat-log';
import { HeatStanding } from '#src/estimates/heat-standing';
import { OwnSweatController } from '#src/estimates/own-sweat.controller';
import { SweatMap } from '#src/estimates/sweat-map';
import { TrackRecord } from '#src/estimates/track-record';
import { FactorPass } from '#src/estimates/factor-pass';
import { Relearning } from '#src/estimates/relearning';
import { SquadLoss } from '#src/estimates/squad-loss';
import { SweatFactor } from '#src/estimates/sweat-factor';
import { SweatFactorController } from '#src/estimates/sweat-factor.controller';
import { WeighInDesk } from '#src/estimates/weigh-in-desk';
import { WeighInsController } from '#src/estimates/weigh-ins.controller';
import { WeighInLessons } from '#src/estimates/weigh-in-lessons';
import { MagnesiumLosses } from '#src/estimates/magnesium-losses';
import { ModelWatch } from '#src/estimates/model-watch';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { WeatherModule } from '#src/weather/weather.module';

@Module({
  imports: [PeopleModule, SessionsModule, WeatherModule],
  controllers: [OwnSweatController, SweatFactorController, WeighInsController, EstimatesController],
  providers: [
    AthleteKnowledge,
    EstimateLog,
    EstimateShelf,
    EstimateStamp,
    Estimator,
    ExpectedLoss,
    FactorHistory,
    FactorPass,
    Foretold,
    HeatLog,
    HeatStanding,
    MagnesiumLosses,
    ModelWatch,
    Reckoner,
    Relearning,
    SquadLoss,
    SweatFactor,
    SweatMap,
    TrackRecord,
    WeighInDesk,
    WeighInLessons,
  ],
  exports: [EstimateShelf, EstimateStamp, ExpectedLoss, MagnesiumLosses, SquadLoss, SweatFactor, WeighInDesk],
})
export class EstimatesModule {}
