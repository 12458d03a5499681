import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';

/** Notes that somebody came to a team, left it, or began or ended to share: figures of all of them rest for a while after it. */
@Injectable()
export class RosterChanges {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  async note(tx: Tx, teamId: string): Promise<void> {
    const rosterSize = await tx.countBy(TeamMember, { teamId });
    await tx.update(Team, teamId, { rosterChangedAt: this.clock.now(), rosterSize });
  }
}
