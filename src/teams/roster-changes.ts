import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { Team } from '#src/teams/team.entity';

/** When somebody last came to a team, left it, or began or ended to share: figures of all of them rest for a while after. */
@Injectable()
export class RosterChanges {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  async note(tx: Tx, teamId: string): Promise<void> {
    await tx.update(Team, teamId, { rosterChangedAt: this.clock.now() });
  }
}
