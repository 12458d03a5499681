import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { Consents } from '#src/people/consents';
import {
  type Disturbances,
  PULSE_LOOKS_BACK_DAYS,
  type PulseTrend,
  pulseTrend,
  UNDISTURBED,
} from '#src/training/pulse-trend';
import { SessionLoadRow } from '#src/training/session-load.entity';

export type { Disturbances, PulseTrend };

/** Whether an athlete's heart has lately beaten faster at the same work. It has many causes, and by itself starts nothing. */
@Injectable()
export class RaisedPulse {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** `told`: what check-ins of late say of illness and new medicine, where there is one. @throws ConsentNeeded */
  async of(athleteId: string, told: Disturbances = UNDISTURBED): Promise<PulseTrend> {
    await this.consents.demand(athleteId, 'health-data');
    const now = this.clock.now();
    const since = new Date(now.getTime() - PULSE_LOOKS_BACK_DAYS * DAY_MS);
    const rows = await this.database.read(SessionLoadRow).find({
      where: { athleteId, lineage: 'owner', startedAt: MoreThan(since) },
      order: { startedAt: 'ASC' },
    });
    return pulseTrend(rows, now, told);
  }
}
