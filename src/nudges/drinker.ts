import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS } from '#src/kernel/clock';
import { PlannedSessions } from '#src/plan/planned-sessions';
import { WeighIns } from '#src/sessions/weigh-ins';
import { daysAfter, localOf } from '#src/timing/local';

/** What stands around somebody's drinking: what was weighed, and when the next session is. */
@Injectable()
export class Drinker {
  constructor(
    @Inject(WeighIns) private readonly weighIns: WeighIns,
    @Inject(PlannedSessions) private readonly plans: PlannedSessions,
  ) {}

  /** Between the weighings of a session; null where it was not weighed, or nobody knows how much. */
  async weighed(
    athleteId: string,
    sessionId: string,
  ): Promise<{ drunkL: number | null; gainedKg: number } | null> {
    const weighIn = await this.weighIns.of('owner', athleteId, sessionId);
    return weighIn && { drunkL: weighIn.drinkKg, gainedKg: weighIn.postKg - weighIn.preKg };
  }

  /** Whether another session is planned to begin within a day after this moment, at an hour that is known. */
  async isNextWithinDay(athleteId: string, endedAt: Date, timeZone: string): Promise<boolean> {
    const { day } = localOf(endedAt, timeZone);
    // A plan's day is that of its own place: one more on either side.
    const plans = await this.plans.list(athleteId, daysAfter(day, -1), daysAfter(day, 2));
    return plans.some(({ plan: { startsAt, isTimeKnown }, doneBy }) => {
      const sinceMs = startsAt.getTime() - endedAt.getTime();
      return isTimeKnown && doneBy === null && sinceMs > 0 && sinceMs <= DAY_MS;
    });
  }
}
