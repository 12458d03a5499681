import { Inject, Injectable } from '@nestjs/common';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import type { ReasonSession } from '#src/ledger/supplement-reasons';
import { TrainingDays } from '#src/training/training-days';

const WEEK_MS = 7 * DAY_MS;
const WEEKS = 4;

/** What an athlete's last four weeks of training look like to the rule for supplements. */
@Injectable()
export class SupplementTraining {
  constructor(
    @Inject(TrainingDays) private readonly training: TrainingDays,
    @Inject(EstimateShelf) private readonly estimates: EstimateShelf,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async lastFourWeeks(athleteId: string): Promise<ReasonSession[]> {
    const now = this.clock.now().getTime();
    const from = dayOf(new Date(now - WEEKS * WEEK_MS));
    const loads = await this.training.between(athleteId, from, dayOf(new Date(now + DAY_MS)));
    const recent = loads.filter(({ startedAt }) => now - startedAt.getTime() < WEEKS * WEEK_MS);
    const estimates = await this.estimates.currentOf(
      'owner',
      recent.map(({ sessionId }) => sessionId),
    );
    return recent.map(({ sessionId, day, startedAt, movingMin, minutesAtThreshold }) => {
      const estimate = estimates.get(sessionId);
      const sweatL = typeof estimate === 'object' ? (estimate.result.sweat?.litres ?? null) : null;
      const weeksAgo = Math.max(0, Math.floor((now - startedAt.getTime()) / WEEK_MS));
      return { weeksAgo, day, movingMin, minutesAtThreshold, sweatL };
    });
  }
}
