import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { ForecastWanted, PlanChanged } from '#src/plan/plan.topics';
import type { PlannedSession } from '#src/plan/planned-session.entity';

type About = Pick<PlannedSession, 'id' | 'athleteId'>;

/** Nobody foretells the weather further ahead than this, days. [own] */
export const FORETOLD_DAYS = 9;

/** Says what became of plans, in the transaction it became so in. */
@Injectable()
export class PlanCrier {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** It came, or is another than it was. */
  async changed(tx: Tx, plan: About & Pick<PlannedSession, 'startsAt' | 'latitudeCentiDeg'>): Promise<void> {
    await this.said(tx, plan);
    if (plan.latitudeCentiDeg === null || plan.startsAt < this.clock.now()) return;
    await this.wantForecast(tx, plan.id, new Date(plan.startsAt.getTime() - FORETOLD_DAYS * DAY_MS));
  }

  /** The weather it may fall in is known, or known better. */
  async foretold(tx: Tx, { id, athleteId }: About): Promise<void> {
    await this.outbox.put(tx, PlanChanged, { athleteId, plannedId: id }, { key: `${id}:${newId()}` });
  }

  async gone(tx: Tx, plan: About): Promise<void> {
    await this.said(tx, plan);
  }

  async wantForecast(tx: Tx, plannedId: string, dueAt: Date): Promise<void> {
    const key = `${plannedId}:${newId()}`;
    await this.outbox.put(tx, ForecastWanted, { plannedId }, { key, dueAt });
  }

  private async said(tx: Tx, plan: About): Promise<void> {
    // What was wanted of the plan as it was is wanted no more.
    await this.outbox.forget(tx, ForecastWanted, `${plan.id}:`);
    await this.foretold(tx, plan);
  }
}
