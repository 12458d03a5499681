import { Inject, Injectable, Logger } from '@nestjs/common';
import { TeamForecastWanted } from '#src/coaching/coaching.topics';
import { TeamPlan } from '#src/coaching/team-plan.entity';
import { meantByTeam } from '#src/coaching/team-plan-view';
import { TeamPlans } from '#src/coaching/team-plans';
import { Database } from '#src/database/database';
import { imagined } from '#src/estimates/imagined';
import { type Finish, Handles } from '#src/jobs/handles';
import { reasonOf } from '#src/jobs/retry';
import type { Said } from '#src/jobs/topic';
import { Clock } from '#src/kernel/clock';
import { nextLook } from '#src/plan/forecaster';
import { LookUps } from '#src/weather/look-ups';
import { wayOf } from '#src/weather/way';

/**
 * Has the weather foretold where a team means to train, with the yes of the coach who said where that is. No athlete's place
 * is told, and none is asked.
 */
@Injectable()
export class TeamForecaster {
  private readonly log = new Logger('Weather');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookUps) private readonly lookUps: LookUps,
    @Inject(TeamPlans) private readonly plans: TeamPlans,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(TeamForecastWanted)
  async onWanted({ planId }: Said<typeof TeamForecastWanted>, finish: Finish): Promise<void> {
    const plan = await this.database.read(TeamPlan).findOneBy({ id: planId });
    const now = this.clock.now();
    if (!plan || plan.placeToldBy === null || plan.startsAt <= now) return;
    const way = wayOf(imagined(meantByTeam(plan)), 0);
    if (!way) return;
    const asked = await this.lookUps.fill(plan.placeToldBy, way);
    if (asked !== 'no-consent')
      for (const { name, problem } of asked.failures) this.log.warn(`${name}: ${reasonOf(problem)}`);
    await finish((tx) => this.plans.wantForecast(tx, planId, nextLook(now, plan.startsAt)));
  }
}
