import { Inject, Injectable } from '@nestjs/common';
import { isSaid, type Verdict } from '#src/advice/advice';
import { beforeLongEvent, drankMoreThanSweated, drankMuch } from '#src/advice/drinking';
import { FluidTargets } from '#src/circumstances/fluid-targets';
import { HOUR_MS } from '#src/kernel/clock';
import { Adviser, type Asked, type Occasion } from '#src/nudges/adviser';
import { Callable } from '#src/nudges/callable';
import { Drinker } from '#src/nudges/drinker';
import { expectedSweatL } from '#src/nudges/expected-sweat';
import { SessionFacts } from '#src/nudges/session-facts';
import { type Planned, PlannedSessions } from '#src/plan/planned-sessions';
import { daysAfter, localOf, momentOf } from '#src/timing/local';

/** So long before a long day it is spoken of, and at these hours. */
const BEFORE_H = 18;
const HOURS = { from: '07:30', to: '20:30' };
/** Plans so many days away are looked at. */
const AHEAD_DAYS = 2;

/** Speaks of drinking more than is lost: after a weighing that shows it, whether it or the estimate came first, and before a long day. */
@Injectable()
export class DrinkingAdviser extends Adviser {
  readonly kinds = ['drank-more-than-sweated', 'drank-much', 'before-long-event'] as const;

  constructor(
    @Inject(SessionFacts) private readonly sessions: SessionFacts,
    @Inject(Drinker) private readonly drinker: Drinker,
    @Inject(FluidTargets) private readonly targets: FluidTargets,
    @Inject(PlannedSessions) private readonly plans: PlannedSessions,
    @Inject(Callable) private readonly callable: Callable,
  ) {
    super();
  }

  async on(occasion: Occasion, asked: Asked): Promise<Verdict[]> {
    const { athleteId } = occasion;
    if (occasion.of === 'drinking' || occasion.of === 'session')
      return this.ofSession(athleteId, occasion.sessionId, asked.now);
    if (occasion.of !== 'look' && occasion.of !== 'plan') return [];
    const plans = await this.plans.between(athleteId, asked.day, daysAfter(asked.day, AHEAD_DAYS));
    const meant = plans.filter(({ id, doneBy, startsAt }) => {
      const isAsked = occasion.of === 'look' || occasion.plannedId === id;
      return isAsked && doneBy === null && startsAt > asked.now;
    });
    if (meant.length === 0) return [];
    const isWithoutAmount = (await this.targets.noneFor(athleteId)) !== null;
    return meant.map((planned) => ofPlan(planned, { isWithoutAmount, timeZone: asked.timeZone }));
  }

  private async ofSession(athleteId: string, sessionId: string, now: Date): Promise<Verdict[]> {
    const [found, weighed] = await Promise.all([
      this.sessions.of(athleteId, sessionId),
      this.drinker.weighed(athleteId, sessionId),
    ]);
    if (!found || !weighed) return [];
    const { done, endedAt, nonSweatL } = found;
    const facts = {
      sessionId,
      durationMin: done.durationMin,
      hoursSinceEnd: (now.getTime() - endedAt.getTime()) / HOUR_MS,
      ...weighed,
      sweatL: done.sweatL,
      nonSweatL,
      now,
    };
    const caution = drankMoreThanSweated(facts);
    if (!isSaid(caution)) return [caution, drankMuch(facts)];
    const values = { ...caution.values, ...(await this.callable.of(athleteId)) };
    return [{ ...caution, values }, drankMuch(facts)];
  }
}

function ofPlan(
  planned: Planned,
  { isWithoutAmount, timeZone }: { isWithoutAmount: boolean; timeZone: string },
): Verdict {
  const { id: plannedId, day, durationS, startsAt, expected } = planned;
  return beforeLongEvent({
    plannedId,
    day,
    durationMin: durationS / 60,
    startsAt,
    sweatL: expectedSweatL(expected),
    sayAt: inHours(new Date(startsAt.getTime() - BEFORE_H * HOUR_MS), timeZone),
    isWithoutAmount,
  });
}

/** The same moment, or the nearest of that day at which people hear it. */
function inHours(moment: Date, timeZone: string): Date {
  const { day, time } = localOf(moment, timeZone);
  if (time < HOURS.from) return momentOf(day, HOURS.from, timeZone);
  return time > HOURS.to ? momentOf(day, HOURS.to, timeZone) : moment;
}
