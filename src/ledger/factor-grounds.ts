import { Inject, Injectable } from '@nestjs/common';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { daysAfter } from '#src/ledger/days';
import type { SweatOf } from '#src/ledger/factor-sweating';
import { WeighIns } from '#src/sessions/weigh-ins';
import { splitLogNormal } from '#src/sweat/correlated-sum';
import { DAY_SIGMA } from '#src/sweat/interval';
import { type SessionLoad, TrainingDays } from '#src/training/training-days';

const DAYS = 28;

/** What an athlete did in the last four weeks. */
export interface Trained {
  loads: SessionLoad[];
  sweat: SweatOf[];
}

/** Gathers what the circumstances of training rest on, in the same number of queries however many sessions there are. */
@Injectable()
export class FactorGrounds {
  constructor(
    @Inject(TrainingDays) private readonly days: TrainingDays,
    @Inject(EstimateShelf) private readonly estimates: EstimateShelf,
    @Inject(WeighIns) private readonly weighIns: WeighIns,
  ) {}

  async of(athleteId: string, today: string): Promise<Trained> {
    const loads = await this.days.between(athleteId, daysAfter(today, 1 - DAYS), today);
    const [estimates, weighIns] = await Promise.all([
      this.estimates.currentOf(
        'owner',
        loads.map(({ sessionId }) => sessionId),
      ),
      this.weighIns.list('owner', athleteId),
    ]);
    const weighed = new Set(weighIns.map(({ sessionId }) => sessionId));
    const sweat = loads.flatMap(({ sessionId, day }): SweatOf[] => {
      const estimate = estimates.get(sessionId);
      if (!estimate || typeof estimate === 'string') return [];
      const { lossL, lossSigma, result } = estimate;
      if (lossL === null || lossSigma === null || result.rateLPerH === null) return [];
      // The day's part is the session's own; all the rest is the person's, the same in every session.
      const ownSigma = Math.min(lossSigma, DAY_SIGMA);
      const sharedSigma = Math.sqrt(lossSigma * lossSigma - ownSigma * ownSigma);
      const litres = splitLogNormal(lossL, { sharedSigma, ownSigma });
      return [{ day, litres, rateLPerH: result.rateLPerH.median, weighed: weighed.has(sessionId) }];
    });
    return { loads, sweat };
  }
}
