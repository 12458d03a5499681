import { Inject, Injectable } from '@nestjs/common';
import { mostOnTheWayL } from '#src/advice/fluid';
import { FluidTargets, type NoFluidTarget } from '#src/circumstances/fluid-targets';
import type { Expected, Unexpected } from '#src/estimates/expected-loss';

/** How much at most who drinks by a plan drinks in a session to come; no amount anybody is to reach. */
export type PlanDrinking =
  | { why: NoFluidTarget | 'no-estimate'; mostL: null; mostLPerH: null; byHourL: null }
  /** Litres: in all, in one hour, and from the start to the end of each hour. */
  | { why: null; mostL: number; mostLPerH: number; byHourL: number[] };

/** The guard against drinking more than is lost. */
@Injectable()
export class PlanGuard {
  constructor(@Inject(FluidTargets) private readonly targets: FluidTargets) {}

  async of(athleteId: string, expected: Expected | Unexpected): Promise<PlanDrinking> {
    const why = await this.targets.noneFor(athleteId);
    if (why) return unnamed(why);
    if (expected.outcome === 'abstained') return unnamed('no-estimate');
    const stretches = expected.hours.map(({ toS, totalL }) => ({ endH: toS / 3600, leastL: totalL.p10 }));
    const byHourL = mostOnTheWayL(stretches);
    const [mostL, hours] = [byHourL.at(-1)!, stretches.at(-1)!.endH];
    return { why: null, mostL, mostLPerH: mostL / Math.max(1, hours), byHourL };
  }
}

function unnamed(why: NoFluidTarget | 'no-estimate'): PlanDrinking {
  return { why, mostL: null, mostLPerH: null, byHourL: null };
}
