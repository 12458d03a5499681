import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { dayIn } from '#src/people/basics';
import { byName } from '#src/teams/by-name';
import { type Shares, Sharing } from '#src/teams/sharing';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';
import { HeadCoachOnly, NoSuchMember, NoSuchTeam } from '#src/teams/teams.problems';

export interface SquadMember {
  /** The row's: what coaches know somebody by. */
  id: string;
  athleteId: string;
  name: string;
  joinedAt: Date;
  /** What they let the team's coaches see at this moment. */
  shares: Shares;
}

export type Coach = Pick<TeamCoach, 'id' | 'accountId' | 'name' | 'role' | 'untilDay'>;

/** A team somebody coaches at this moment. */
export interface Coached {
  team: Team;
  coach: TeamCoach;
  /** On the team's calendar, YYYY-MM-DD. */
  today: string;
}

/** A team as one of its coaches comes to it. */
export interface Squad {
  team: Pick<Team, 'id' | 'name' | 'timeZone' | 'rosterChangedAt' | 'rosterSize'>;
  coach: Coach;
  /** On the team's calendar, YYYY-MM-DD. */
  today: string;
  /** By name. */
  members: SquadMember[];
}

/**
 * The one door through which coaches come to athletes: whoever is no coach of the team, or no longer, does not find it,
 * and with each athlete comes what they share at this moment. Whoever shows something of an athlete notes it in `Looks`.
 */
@Injectable()
export class Squads {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Sharing) private readonly sharing: Sharing,
  ) {}

  /** @throws NoSuchTeam */
  async of({ accountId }: { accountId: string }, teamId: string): Promise<Squad> {
    return this.squadOf(await this.coached(accountId, teamId));
  }

  /** For whoever was found to coach it in this very moment. */
  async squadOf({ team, coach, today }: Coached): Promise<Squad> {
    const teamId = team.id;
    const rows = (await this.database.read(TeamMember).findBy({ teamId })).toSorted(byName);
    const athleteIds = rows.map(({ athleteId }) => athleteId);
    const shares = await this.sharing.inForce(teamId, athleteIds);
    const members = rows.map(({ id, athleteId, name, joinedAt }) => {
      return { id, athleteId, name, joinedAt, shares: shares.get(athleteId)! };
    });
    return { team, coach, today, members };
  }

  /** @throws NoSuchTeam @throws NoSuchMember */
  async member(
    who: { accountId: string },
    teamId: string,
    memberId: string,
  ): Promise<{ squad: Squad; member: SquadMember }> {
    const squad = await this.of(who, teamId);
    const member = squad.members.find(({ id }) => id === memberId);
    if (!member) throw new NoSuchMember();
    return { squad, member };
  }

  /** For whoever manages a team and sees nobody's data by it. @throws NoSuchTeam @throws HeadCoachOnly */
  async headed({ accountId }: { accountId: string }, teamId: string): Promise<Coached> {
    const found = await this.coached(accountId, teamId);
    if (found.coach.role !== 'head') throw new HeadCoachOnly();
    return found;
  }

  /** Whether somebody coaches a team at this moment that this athlete is in. */
  async coaches(who: { accountId: string }, teamId: string, athleteId: string): Promise<boolean> {
    if (!(await this.database.read(TeamMember).existsBy({ teamId, athleteId }))) return false;
    return (await this.ifCoached(who.accountId, teamId)) !== null;
  }

  /** @throws NoSuchTeam */
  async coached(accountId: string, teamId: string): Promise<Coached> {
    const found = await this.ifCoached(accountId, teamId);
    if (!found) throw new NoSuchTeam();
    return found;
  }

  /** null: there is no such team, or they do not coach it, or no longer. */
  async ifCoached(accountId: string, teamId: string): Promise<Coached | null> {
    const coach = await this.database.read(TeamCoach).findOneBy({ teamId, accountId });
    const team = coach && (await this.database.read(Team).findOneBy({ id: teamId }));
    if (!team) return null;
    const today = dayIn(this.clock.now(), team.timeZone);
    if (coach.untilDay !== null && coach.untilDay < today) return null;
    return { team, coach, today };
  }
}
