import { Module } from '@nestjs/common';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { PeopleModule } from '#src/people/people.module';
import { CalendarPlans } from '#src/plan/calendar-plans';
import { Forecaster } from '#src/plan/forecaster';
import { Forecasts } from '#src/plan/forecasts';
import { HeatAhead } from '#src/plan/heat-ahead';
import { PlanController } from '#src/plan/plan.controller';
import { PlanCrier } from '#src/plan/plan-crier';
import { PlanLog } from '#src/plan/plan-log';
import { PlannedSessions } from '#src/plan/planned-sessions';
import { SessionsModule } from '#src/sessions/sessions.module';
import { WeatherModule } from '#src/weather/weather.module';

@Module({
  imports: [PeopleModule, SessionsModule, WeatherModule, EstimatesModule],
  controllers: [PlanController],
  providers: [CalendarPlans, Forecaster, Forecasts, HeatAhead, PlanCrier, PlanLog, PlannedSessions],
  exports: [CalendarPlans, HeatAhead, PlannedSessions],
})
export class PlanModule {}
