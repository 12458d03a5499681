import { Module } from '@nestjs/common';
import { CircumstancesModule } from '#src/circumstances/circumstances.module';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { PeopleModule } from '#src/people/people.module';
import { CalendarPlans } from '#src/plan/calendar-plans';
import { Forecaster } from '#src/plan/forecaster';
import { ForecastStandings } from '#src/plan/forecast-standing';
import { Forecasts } from '#src/plan/forecasts';
import { HeatAhead } from '#src/plan/heat-ahead';
import { PlanController } from '#src/plan/plan.controller';
import { PlanCrier } from '#src/plan/plan-crier';
import { PlanGuard } from '#src/plan/plan-guard';
import { PlanLog } from '#src/plan/plan-log';
import { PlannedSessions } from '#src/plan/planned-sessions';
import { UsualPlaces } from '#src/plan/usual-places';
import { UsualPlacesController } from '#src/plan/usual-places.controller';
import { SessionsModule } from '#src/sessions/sessions.module';
import { WeatherModule } from '#src/weather/weather.module';

@Module({
  imports: [CircumstancesModule, PeopleModule, SessionsModule, WeatherModule, EstimatesModule],
  controllers: [PlanController, UsualPlacesController],
  providers: [
    CalendarPlans,
    Forecaster,
    ForecastStandings,
    Forecasts,
    HeatAhead,
    PlanCrier,
    PlanGuard,
    PlanLog,
    PlannedSessions,
    UsualPlaces,
  ],
  exports: [CalendarPlans, HeatAhead, PlannedSessions],
})
export class PlanModule {}
