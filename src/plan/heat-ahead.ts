import { Inject, Injectable } from '@nestjs/common';
import { Between, IsNull, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { usuallyIndoors } from '#src/estimates/surroundings';
import { DAY_MS, dayOf } from '#src/kernel/clock';
import { Forecasts } from '#src/plan/forecasts';
import { placeOf } from '#src/plan/plan-view';
import { PlannedSession } from '#src/plan/planned-session.entity';

/** How warm it is foretold to get on a day. */
export interface WarmDay {
  /** YYYY-MM-DD. */
  day: string;
  /** The warmest hour, °C. */
  maxC: number;
  /** The plan it is told for the place of. */
  plannedId: string;
  /** Something is planned outdoors on the very day. */
  isPlanned: boolean;
}

/** A plan this many days away still tells where somebody is. [own] */
const NEAR_DAYS = 3;

/** How warm the coming days get where an athlete means to train, as far as it has been foretold. */
@Injectable()
export class HeatAhead {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Forecasts) private readonly forecasts: Forecasts,
  ) {}

  /**
   * Both days included. At the place of the warmest plan of the day, or of the plan nearest to it. Days nobody can tell are
   * left out: all of them without the consent to look weather up.
   */
  async between(athleteId: string, fromDay: string, toDay: string): Promise<WarmDay[]> {
    const plans = await this.outdoors(athleteId, moved(fromDay, -NEAR_DAYS), moved(toDay, NEAR_DAYS));
    const told: WarmDay[] = [];
    for (let day = fromDay; day <= toDay; day = moved(day, 1)) {
      const near = plans.filter((plan) => daysApart(plan.day, day) <= NEAR_DAYS);
      const nearest = Math.min(...near.map((plan) => daysApart(plan.day, day)));
      const there = near.filter((plan) => daysApart(plan.day, day) === nearest);
      const warmest = await this.warmest(athleteId, day, there);
      if (warmest) told.push({ ...warmest, isPlanned: nearest === 0 });
    }
    return told;
  }

  private async warmest(
    athleteId: string,
    day: string,
    plans: PlannedSession[],
  ): Promise<Omit<WarmDay, 'isPlanned'> | null> {
    let warmest: Omit<WarmDay, 'isPlanned'> | null = null;
    for (const plan of plans) {
      const there = { day, utcOffsetS: plan.utcOffsetS, place: placeOf(plan)! };
      const maxC = await this.forecasts.highestC(athleteId, there);
      if (maxC !== null && maxC > (warmest?.maxC ?? -Infinity)) warmest = { day, maxC, plannedId: plan.id };
    }
    return warmest;
  }

  private async outdoors(athleteId: string, fromDay: string, toDay: string): Promise<PlannedSession[]> {
    const plans = await this.database.read(PlannedSession).find({
      where: {
        athleteId,
        day: Between(fromDay, toDay),
        removedAt: IsNull(),
        latitudeCentiDeg: Not(IsNull()),
      },
      order: { startsAt: 'ASC', id: 'ASC' },
    });
    return plans.filter(({ indoors, sport }) => !(indoors ?? usuallyIndoors(sport)));
  }
}

function moved(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * DAY_MS));
}

function daysApart(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / DAY_MS;
}
