import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from '#src/database/criteria';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { Nudge } from '#src/nudges/nudge.entity';
import { NudgesAged } from '#src/nudges/nudges.topics';

/** Longer than the longest while in which the same is not to be said twice. */
const KEPT_DAYS = 400;

/** Forgets what was said long ago. */
@Injectable()
export class NudgeKeeper {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  @Handles(NudgesAged)
  async onAged(_said: Said<typeof NudgesAged>, finish: Finish): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    await finish(async (tx) => void (await tx.delete(Nudge, { createdAt: LessThan(before) })));
  }
}
