import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database } from '#src/database/database';
import { usuallyIndoors } from '#src/estimates/surroundings';
import { type Finish, Handles } from '#src/jobs/handles';
import { reasonOf } from '#src/jobs/retry';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS, HOUR_MS, localDayOf } from '#src/kernel/clock';
import { midnight } from '#src/plan/forecasts';
import { PlanCrier } from '#src/plan/plan-crier';
import { placeOf } from '#src/plan/plan-view';
import { ForecastWanted } from '#src/plan/plan.topics';
import { PlannedSession } from '#src/plan/planned-session.entity';
import { LookUps } from '#src/weather/look-ups';
import { stayAt } from '#src/weather/way';

/** Asked again after a fifth of the time that is left: hourly in the end, twice a day a week before. [own] */
const SHARE_OF_REST = 0.2;
const BETWEEN_LOOKS_MS = { least: HOUR_MS, most: 12 * HOUR_MS };
/** Before a plan of tomorrow, whatever the hour. */
const NEAR_MS = 2 * DAY_MS;
/** Days after the planned one: a row of warm days is seen as one. */
const DAYS_BEYOND = 2;

/** Has the weather of coming days foretold where somebody means to train, from now to the days after. */
@Injectable()
export class Forecaster {
  private readonly log = new Logger('Weather');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookUps) private readonly lookUps: LookUps,
    @Inject(PlanCrier) private readonly crier: PlanCrier,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(ForecastWanted)
  async onWanted({ plannedId }: Said<typeof ForecastWanted>, finish: Finish): Promise<void> {
    const plan = await this.database.read(PlannedSession).findOneBy({ id: plannedId });
    const place = plan && placeOf(plan);
    const now = this.clock.now();
    if (!plan || !place || plan.removedAt || plan.startsAt <= now) return;
    if (plan.indoors ?? usuallyIndoors(plan.sport)) return;
    const from = midnight(localDayOf(now, plan.utcOffsetS), plan.utcOffsetS);
    const to = new Date(midnight(plan.day, plan.utcOffsetS).getTime() + (1 + DAYS_BEYOND) * DAY_MS);
    const asked = await this.lookUps.fill(plan.athleteId, stayAt(place, from, to));
    if (asked !== 'no-consent')
      for (const { name, problem } of asked.failures) this.log.warn(`${name}: ${reasonOf(problem)}`);
    const isNear = plan.startsAt.getTime() - now.getTime() < NEAR_MS;
    await finish(async (tx) => {
      await this.crier.wantForecast(tx, plannedId, nextLook(now, plan.startsAt));
      // Who plans in the evening for tomorrow is told of its heat once it is foretold.
      if (isNear && asked !== 'no-consent') await this.crier.foretold(tx, plan);
    });
  }
}

/** Also after a no, and after a service that did not answer: either may have changed by then. */
export function nextLook(now: Date, startsAt: Date): Date {
  const { least, most } = BETWEEN_LOOKS_MS;
  const waitMs = Math.min(most, Math.max(least, SHARE_OF_REST * (startsAt.getTime() - now.getTime())));
  return new Date(now.getTime() + waitMs);
}
