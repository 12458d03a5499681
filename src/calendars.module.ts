import { Global, Inject, Injectable, Module } from '@nestjs/common';
import type { DaySpan, PlannedThere } from '#src/connect/arrival.port';
import { PlanBook } from '#src/connect/planned.port';
import type { Tx } from '#src/database/transaction';
import { type Calendar, CalendarPlans } from '#src/plan/calendar-plans';
import { PlanModule } from '#src/plan/plan.module';

@Injectable()
class PlanRoom extends PlanBook {
  constructor(@Inject(CalendarPlans) private readonly plans: CalendarPlans) {
    super();
  }

  async take(tx: Tx, from: Calendar, days: DaySpan, plans: readonly PlannedThere[]): Promise<void> {
    await this.plans.take(tx, from, days, plans);
  }

  async forget(tx: Tx, from: Calendar): Promise<void> {
    await this.plans.forget(tx, from);
  }
}

/** What is planned lies beyond the connect room's sight; what brands' calendars tell is handed on here. */
@Global()
@Module({
  imports: [PlanModule],
  providers: [{ provide: PlanBook, useClass: PlanRoom }],
  exports: [PlanBook],
})
export class CalendarsModule {}
