import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from '#src/database/criteria';
import { Handles, type Finish } from '#src/jobs/handles';
import { OutboxAged } from '#src/jobs/jobs.topics';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS } from '#src/kernel/clock';

/** A handled fact is kept this long, because its row is what drops a second put with the same key. */
const DONE_DAYS = 14;
/** One set aside waits for a person. */
const SET_ASIDE_DAYS = 90;

/** Throws old settled facts away. */
@Injectable()
export class OutboxKeeper {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  @Handles(OutboxAged)
  async onAged(_said: Said<typeof OutboxAged>, finish: Finish): Promise<void> {
    const before = (days: number) => LessThan(new Date(this.clock.now().getTime() - days * DAY_MS));
    await finish(async (tx) => {
      await tx.delete(OutboxRow, { outcome: 'done', settledAt: before(DONE_DAYS) });
      await tx.delete(OutboxRow, { outcome: 'set-aside', settledAt: before(SET_ASIDE_DAYS) });
    });
  }
}
