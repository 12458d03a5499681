import { Inject, Injectable } from '@nestjs/common';
import { Clock, dayOf } from '#src/kernel/clock';
import { daysAfter } from '#src/timing/local';
import { CheckIns } from '#src/signs/check-ins';
import { StandingFlags } from '#src/signs/standing-flags';

/** An answer to how a week was speaks for so long. */
const SPEAKS_DAYS = 14;

/** Whether somebody should hear nothing of training: a doctor should have a look first, or they are ill. */
@Injectable()
export class TrainingRest {
  constructor(
    @Inject(StandingFlags) private readonly flags: StandingFlags,
    @Inject(CheckIns) private readonly checkIns: CheckIns,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** For whoever has no day of theirs at hand: a fortnight is looked back over, and a day more or less changes nothing. */
  standsNow(athleteId: string): Promise<boolean> {
    return this.stands(athleteId, dayOf(this.clock.now()));
  }

  /** `today`: YYYY-MM-DD, of their own calendar. */
  async stands(athleteId: string, today: string): Promise<boolean> {
    if (await this.flags.stands(athleteId)) return true;
    const told = await this.checkIns.since(athleteId, daysAfter(today, -SPEAKS_DAYS));
    return told.at(-1)?.ill === true;
  }
}
