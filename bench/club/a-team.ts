import type { Database } from '#src/database/database';
import { newId } from '#src/kernel/ids';
import { consentText } from '#src/people/consent-texts';
import { Consent } from '#src/people/consent.entity';
import { SHARE_GROUPS } from '#src/teams/share-group';
import { ShareSaid } from '#src/teams/share-said.entity';
import { shareText } from '#src/teams/share-texts';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';

/** Everybody shares everything; said past the rooms, which would have all of their sessions seen anew. */
export async function aTeam(
  database: Database,
  accountId: string,
  athleteIds: readonly string[],
): Promise<string> {
  const [teamId, at] = [newId(), new Date()];
  const how = { language: 'en', method: 'page', actorId: null } as const;
  await database.transaction(async (tx) => {
    await tx.insert(Team, {
      id: teamId,
      name: 'Club',
      timeZone: 'Europe/Stockholm',
      createdAt: at,
      rosterChangedAt: at,
    });
    const coach = { id: newId(), teamId, accountId, name: 'Kim', role: 'head', since: at } as const;
    await tx.insert(TeamCoach, { ...coach, untilDay: null });
    for (const [n, athleteId] of athleteIds.entries()) {
      await tx.insert(TeamMember, { id: newId(), teamId, athleteId, name: `Athlete ${n}`, joinedAt: at });
      for (const purpose of ['health-data', 'sharing'] as const) {
        const textSha256 = consentText(purpose, 'en').sha256;
        const said = { id: newId(), athleteId, purpose, number: 1, given: true, at, textSha256 };
        await tx.insert(Consent, { ...said, ...how, saidHere: true });
      }
      for (const group of SHARE_GROUPS) {
        const textSha256 = shareText(group, 'en').sha256;
        const said = { id: newId(), athleteId, teamId, teamName: 'Club', group, number: 1, given: true };
        await tx.insert(ShareSaid, { ...said, at, textSha256, ...how, untilDay: null });
      }
    }
  });
  return teamId;
}
