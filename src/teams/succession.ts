import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { turnOf } from '#src/teams/share-log';
import { TeamCoaches } from '#src/teams/team-coaches';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { Team } from '#src/teams/team.entity';
import { HeadCoachMissed } from '#src/teams/teams.topics';

const HEAD = { role: 'head', untilDay: null } as const;

/** Who becomes head coach of a team whose last one has erased their account: whoever has coached it longest. */
@Injectable()
export class Succession {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TeamCoaches) private readonly coaches: TeamCoaches,
  ) {}

  @Handles(HeadCoachMissed)
  async onMissed(_said: Said<typeof HeadCoachMissed>, finish: Finish): Promise<void> {
    const [teams, heads] = await Promise.all([
      this.database.read(Team).find(),
      this.database.read(TeamCoach).findBy({ role: 'head', untilDay: IsNull() }),
    ]);
    const headed = new Set(heads.map(({ teamId }) => teamId));
    await finish(async (tx) => {
      for (const team of teams) if (!headed.has(team.id)) await this.succeed(tx, team);
    });
  }

  /** A team that nobody coaches any more stays without: its members leave it as they like. */
  private async succeed(tx: Tx, team: Team): Promise<void> {
    await takeTurns(tx, turnOf({ teamId: team.id }));
    const left = await tx.find(TeamCoach, { where: { teamId: team.id }, order: { since: 'ASC', id: 'ASC' } });
    const next = left.find((one) => !this.coaches.isOver(one, team));
    if (next) await tx.update(TeamCoach, next.id, HEAD);
  }
}
