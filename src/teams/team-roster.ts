import { Inject, Injectable } from '@nestjs/common';
import { Guardians } from '#src/teams/guardians';
import { coachView } from '#src/teams/own-teams';
import { Squads } from '#src/teams/squads';
import { TeamCoaches } from '#src/teams/team-coaches';
import type { TeamRoster as TeamRosterShape } from '#src/teams/team-desk.shapes';

/** Who is in a team, for its coaches. */
@Injectable()
export class TeamRoster {
  constructor(
    @Inject(Squads) private readonly squads: Squads,
    @Inject(TeamCoaches) private readonly coaches: TeamCoaches,
    @Inject(Guardians) private readonly guardians: Guardians,
  ) {}

  /** @throws NoSuchTeam */
  async of(who: { accountId: string }, teamId: string): Promise<TeamRosterShape> {
    const { team, coach, today, members } = await this.squads.of(who, teamId);
    const guardians = await this.guardians.states(
      teamId,
      members.map(({ athleteId }) => athleteId),
    );
    const coaches = await this.coaches.of(teamId);
    return {
      id: team.id,
      name: team.name,
      timeZone: team.timeZone,
      today,
      me: { coachId: coach.id, role: coach.role },
      coaches: coaches.map((one) => ({
        id: one.id,
        ...coachView(one),
        isOver: this.coaches.isOver(one, team),
      })),
      members: members.map(({ id, athleteId, name, joinedAt, shares }) => ({
        id,
        name,
        joinedAt: joinedAt.toISOString(),
        shares: [...shares],
        guardian: guardians.get(athleteId)!,
      })),
    };
  }
}
