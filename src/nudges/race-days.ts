import { Inject, Injectable } from '@nestjs/common';
import { PlannedSessions } from '#src/plan/planned-sessions';
import { daysAfter } from '#src/timing/local';

/** When somebody's races start. Before the start nobody's phone makes a sound on that day. */
@Injectable()
export class RaceDays {
  constructor(@Inject(PlannedSessions) private readonly plans: PlannedSessions) {}

  /** Those about `day`, YYYY-MM-DD: elsewhere it may be another. */
  async around(athleteId: string, day: string): Promise<Date[]> {
    const plans = await this.plans.list(athleteId, daysAfter(day, -1), daysAfter(day, 1));
    return plans.filter(({ plan }) => plan.isEvent).map(({ plan }) => plan.startsAt);
  }
}
