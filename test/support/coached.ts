import type { Database } from '#src/database/database';
import { newId } from '#src/kernel/ids';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';

/** A team of one coach and some athletes, as its rows are. */
export interface Coached {
  teamId: string;
  coachId: string;
  /** In the order of the athletes. */
  memberIds: string[];
}

interface InIt {
  at: Date;
  name?: string;
  timeZone?: string;
  coach: { accountId: string; name: string };
  athletes: readonly { athleteId: string; name: string }[];
}

export async function coached(
  database: Database,
  { at, name = 'Club', timeZone = 'Europe/Stockholm', coach, athletes }: InIt,
): Promise<Coached> {
  const [teamId, coachId] = [newId(), newId()];
  const members = athletes.map((one) => ({ id: newId(), teamId, ...one, joinedAt: at }));
  await database.transaction(async (tx) => {
    await tx.insert(Team, { id: teamId, name, timeZone, createdAt: at, rosterChangedAt: at });
    await tx.insert(TeamCoach, { id: coachId, teamId, ...coach, role: 'head', since: at, untilDay: null });
    await tx.insert(TeamMember, members);
  });
  return { teamId, coachId, memberIds: members.map(({ id }) => id) };
}
