import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { Consents } from '#src/people/consents';
import { EndedShares } from '#src/teams/ended-shares';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';

/**
 * When somebody last came to a team, left it, or began or ended to share: figures of all of them rest for a while after it,
 * so that nobody learns what one of them brought to it. What is said to the team is noted; what ends by itself, or is said
 * elsewhere, is seen in the moment somebody asks.
 */
@Injectable()
export class RosterChanges {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(EndedShares) private readonly ended: EndedShares,
  ) {}

  async note(tx: Tx, teamId: string): Promise<void> {
    const rosterSize = await tx.countBy(TeamMember, { teamId });
    await tx.update(Team, teamId, { rosterChangedAt: this.clock.now(), rosterSize });
  }

  /** Given all who are in it now. */
  async last(team: Team, athleteIds: readonly string[]): Promise<Date> {
    if (team.rosterSize !== null && athleteIds.length < team.rosterSize) {
      // An account was erased, and its place in the team with it.
      await this.database.transaction((tx) => this.note(tx, team.id));
      return this.clock.now();
    }
    const [said, ended] = await Promise.all([
      this.consents.lastSaidAt(athleteIds, ['health-data', 'sharing']),
      this.ended.last(team.id, athleteIds),
    ]);
    const known = [team.rosterChangedAt, said, ended].filter((one) => one !== null);
    return new Date(Math.min(this.clock.now().getTime(), Math.max(...known.map((one) => one.getTime()))));
  }
}
