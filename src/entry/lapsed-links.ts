import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from '#src/database/criteria';
import { AccountLink } from '#src/entry/account-link.entity';
import { DoorLinksExpired } from '#src/entry/entry.topics';
import { Invitation } from '#src/entry/invitation.entity';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock } from '#src/kernel/clock';

/** Throws away links that open nothing any more, and with them the addresses they were meant for. */
@Injectable()
export class LapsedLinks {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  @Handles(DoorLinksExpired)
  async onExpired(_said: Said<typeof DoorLinksExpired>, finish: Finish): Promise<void> {
    await finish(async (tx) => {
      const over = { expiresAt: LessThan(this.clock.now()) };
      await tx.delete(Invitation, over);
      await tx.delete(AccountLink, over);
    });
  }
}
