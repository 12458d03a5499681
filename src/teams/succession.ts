import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { turnOf } from '#src/teams/share-log';
import { TeamCoaches } from '#src/teams/team-coaches';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';
import { HeadCoachMissed } from '#src/teams/teams.topics';

/**
 * Who becomes head coach of a team whose last one has erased their account: of those without an end whoever has coached it
 * longest, else whoever has the latest last day, which stays theirs. A head coach with a last day heads it until then.
 */
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
      this.database.read(TeamCoach).findBy({ role: 'head' }),
    ]);
    const byId = new Map(teams.map((team) => [team.id, team]));
    const isHead = (one: TeamCoach) => {
      const team = byId.get(one.teamId);
      return team !== undefined && !this.coaches.isOver(one, team);
    };
    const headed = new Set(heads.filter(isHead).map(({ teamId }) => teamId));
    await finish(async (tx) => {
      for (const team of teams) if (!headed.has(team.id)) await this.succeed(tx, team);
    });
  }

  /** A team that nobody coaches any more stays without until its last member has left it: nobody can come to it again. */
  private async succeed(tx: Tx, team: Team): Promise<void> {
    const { id: teamId } = team;
    await takeTurns(tx, turnOf({ teamId }));
    const left = await tx.find(TeamCoach, { where: { teamId }, order: { since: 'ASC', id: 'ASC' } });
    const [next] = left.filter((one) => !this.coaches.isOver(one, team)).toSorted(latestDayFirst);
    if (next) await tx.update(TeamCoach, next.id, { role: 'head' });
    else if (!(await tx.existsBy(TeamMember, { teamId }))) await tx.delete(Team, { id: teamId });
  }
}

/** No last day is the latest of all. */
function latestDayFirst({ untilDay: one }: TeamCoach, { untilDay: other }: TeamCoach): number {
  if (one === other) return 0;
  return one === null || (other !== null && one > other) ? -1 : 1;
}
