import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import type { Saying } from '#src/people/consents';
import { Memberships } from '#src/teams/memberships';
import { turnOf } from '#src/teams/share-log';
import { TeamCoaches } from '#src/teams/team-coaches';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';
import { TooManyOfThese } from '#src/teams/teams.problems';

const MOST_TEAMS = 50;

export type TeamWish = Pick<Team, 'name' | 'timeZone'>;

/** Makes teams, and takes them away. */
@Injectable()
export class TeamDesk {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(TeamCoaches) private readonly coaches: TeamCoaches,
    @Inject(Memberships) private readonly memberships: Memberships,
  ) {}

  /** Whoever makes one is its head coach. @throws TooManyOfThese */
  async make(accountId: string, myName: string, wish: TeamWish): Promise<{ id: string }> {
    const [id, now] = [newId(), this.clock.now()];
    await this.database.transaction(async (tx) => {
      if ((await tx.countBy(TeamCoach, { accountId })) >= MOST_TEAMS) throw new TooManyOfThese(MOST_TEAMS);
      await tx.insert(Team, { id, ...wish, createdAt: now, rosterChangedAt: now, rosterSize: 0 });
      await this.coaches.join(tx, { teamId: id, accountId, name: myName, role: 'head', untilDay: null });
    });
    return { id };
  }

  async change(id: string, wish: TeamWish): Promise<void> {
    await this.database.transaction((tx) => tx.update(Team, id, wish));
  }

  /** Its members leave it; what each of them said and what was seen of them stays in their own logs. */
  async remove(teamId: string, saying: Saying): Promise<void> {
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, turnOf({ teamId }));
      for (const { athleteId } of await tx.findBy(TeamMember, { teamId }))
        await this.memberships.end(tx, { teamId, athleteId }, saying);
      await tx.delete(Team, { id: teamId });
    });
  }

  async byIds(ids: readonly string[]): Promise<Map<string, Team>> {
    const rows = await this.database.read(Team).find({ where: { id: In([...ids]) } });
    return new Map(rows.map((row) => [row.id, row]));
  }
}
