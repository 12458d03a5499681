import { Injectable } from '@nestjs/common';
import { Handles } from '#src/jobs/handles';
import { PlanChanged } from '#src/plan/plan.topics';

/** Hears of plans until somebody does who has something to say about them; then it goes. */
@Injectable()
export class Unheard {
  @Handles(PlanChanged)
  async onPlan(): Promise<void> {
    await Promise.resolve();
  }
}
