import { Inject, Injectable } from '@nestjs/common';
import { Between, IsNull } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { type Expected, ExpectedLoss, type Unexpected } from '#src/estimates/expected-loss';
import { usuallyIndoors } from '#src/estimates/surroundings';
import { DAY_MS } from '#src/kernel/clock';
import type { Sport } from '#src/kernel/sport';
import { Consents } from '#src/people/consents';
import type { Asker } from '#src/people/visitor';
import { doneBy } from '#src/plan/done-by';
import { Forecasts } from '#src/plan/forecasts';
import { NoSuchPlan } from '#src/plan/plan.problems';
import { meantBy, placeOf } from '#src/plan/plan-view';
import { PlannedSession } from '#src/plan/planned-session.entity';
import { SessionShelf } from '#src/sessions/session-shelf';
import type { Effort } from '#src/sweat/intent';
import type { Cell } from '#src/weather/weather.port';

/** A session somebody means to do, and what is to be expected of it. */
export interface Planned {
  id: string;
  name: string;
  sport: Sport;
  startsAt: Date;
  utcOffsetS: number;
  /** By the clock on the wall there, YYYY-MM-DD. */
  day: string;
  /** False: only the day is known. */
  isTimeKnown: boolean;
  durationS: number;
  effort: Effort | null;
  isEvent: boolean;
  isIndoors: boolean;
  place: Cell | null;
  /** The session that was this one when it was done. */
  doneBy: string | null;
  expected: Expected | Unexpected;
  /** The warmest hour of that day there, °C; null indoors, and where nobody knows. */
  forecastMaxC: number | null;
}

/** A plan with what became of it. */
export interface Kept {
  plan: PlannedSession;
  doneBy: string | null;
}

/** What athletes mean to do, to read in. */
@Injectable()
export class PlannedSessions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(ExpectedLoss) private readonly losses: ExpectedLoss,
    @Inject(Forecasts) private readonly forecasts: Forecasts,
  ) {}

  /**
   * For what is said to the athlete themself: both days included, in order of time, each with what it will probably cost.
   * None without the consent to keep health data.
   */
  async between(athleteId: string, fromDay: string, toDay: string): Promise<Planned[]> {
    if (!(await this.consents.given(athleteId, 'health-data'))) return [];
    const planned: Planned[] = [];
    for (const kept of await this.list(athleteId, fromDay, toDay))
      planned.push(await this.expecting({ athleteId, by: 'cookie' }, kept));
    return planned;
  }

  /** Both days included, in order of time. */
  async list(athleteId: string, fromDay: string, toDay: string): Promise<Kept[]> {
    const plans = await this.database.read(PlannedSession).find({
      where: { athleteId, day: Between(fromDay, toDay), removedAt: IsNull() },
      order: { startsAt: 'ASC', id: 'ASC' },
    });
    return this.withWhatCame(athleteId, plans);
  }

  /** By its own id or the one whoever sent it gave it. @throws NoSuchPlan also for somebody else's */
  async one(athleteId: string, id: string): Promise<Kept> {
    const plan = await this.database.read(PlannedSession).findOneBy([
      { athleteId, id, removedAt: IsNull() },
      { athleteId, clientId: id, removedAt: IsNull() },
    ]);
    if (!plan) throw new NoSuchPlan();
    // With the others of that day: one of them may have become the session.
    const sameDay = await this.list(athleteId, plan.day, plan.day);
    return sameDay.find((kept) => kept.plan.id === plan.id) ?? { plan, doneBy: null };
  }

  async expecting(asker: Asker, { plan, doneBy: done }: Kept): Promise<Planned> {
    const { id, name, sport, startsAt, utcOffsetS, day, isTimeKnown, durationS, effort, isEvent } = plan;
    const [isIndoors, place] = [plan.indoors ?? usuallyIndoors(sport), placeOf(plan)];
    const expected = await this.losses.of(asker, id, meantBy(plan));
    const forecastMaxC =
      isIndoors || place === null
        ? null
        : await this.forecasts.highestC(asker.athleteId, { day, utcOffsetS, place });
    const when = { startsAt, utcOffsetS, day, isTimeKnown, durationS };
    return {
      ...when,
      id,
      name,
      sport,
      effort,
      isEvent,
      isIndoors,
      place,
      doneBy: done,
      expected,
      forecastMaxC,
    };
  }

  private async withWhatCame(athleteId: string, plans: PlannedSession[]): Promise<Kept[]> {
    const [first, last] = [plans[0], plans.at(-1)];
    if (!first || !last) return [];
    const from = new Date(first.startsAt.getTime() - DAY_MS);
    const to = new Date(last.startsAt.getTime() + DAY_MS);
    const became = doneBy(plans, await this.sessions.between('owner', athleteId, from, to));
    return plans.map((plan) => ({ plan, doneBy: became.get(plan.id) ?? null }));
  }
}
