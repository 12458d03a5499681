import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Visitor } from '#src/people/visitor';
import { byName } from '#src/teams/by-name';
import { Memberships } from '#src/teams/memberships';
import { type OwnShares, ShareStates } from '#src/teams/share-states';
import { shareText } from '#src/teams/share-texts';
import { type Talk, TalkWords } from '#src/teams/talk-words';
import { TeamCoaches } from '#src/teams/team-coaches';
import type { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamDesk } from '#src/teams/team-desk';
import type { Team } from '#src/teams/team.entity';
import { NoSuchTeam } from '#src/teams/teams.problems';
import type { OwnTeams as OwnTeamsShape, SharesView, TalkSaid } from '#src/teams/teams.shapes';
import type { Language } from '#src/words/words';

type OwnTeam = OwnTeamsShape['items'][number];

/** The teams somebody is in, as they see them. */
@Injectable()
export class OwnTeams {
  constructor(
    @Inject(TeamDesk) private readonly teams: TeamDesk,
    @Inject(TeamCoaches) private readonly coaches: TeamCoaches,
    @Inject(Memberships) private readonly memberships: Memberships,
    @Inject(ShareStates) private readonly states: ShareStates,
    @Inject(TalkWords) private readonly talks: TalkWords,
  ) {}

  /** By name. Of a team that somebody coaches no longer nothing is told. */
  async of(who: Visitor): Promise<OwnTeam[]> {
    const [members, held] = await Promise.all([
      this.memberships.of(who.athleteId),
      this.coaches.held(who.accountId),
    ]);
    const teams = await this.teams.byIds([...members, ...held].map(({ teamId }) => teamId));
    const views = await Promise.all(
      [...teams.values()].map(async (team): Promise<OwnTeam[]> => {
        const coach = held.find((one) => one.teamId === team.id && !this.coaches.isOver(one, team));
        const member = members.find((one) => one.teamId === team.id);
        if (!coach && !member) return [];
        const asMember = member ? await this.asMember(who, member) : null;
        const asCoach = coach ? { coachId: coach.id, ...coachView(coach) } : null;
        const { id, name, timeZone } = team;
        return [{ id, name, timeZone, asMember, asCoach, coaches: await this.coachesOf(team) }];
      }),
    );
    return views.flat().sort(byName);
  }

  /** What they are called there, as member and as coach. @throws NoSuchTeam */
  async rename(who: Visitor, teamId: string, name: string): Promise<void> {
    const mine = (await this.of(who)).find(({ id }) => id === teamId);
    if (!mine) throw new NoSuchTeam();
    if (mine.asMember) await this.memberships.rename({ teamId, athleteId: who.athleteId }, name);
    if (mine.asCoach) await this.coaches.rename(teamId, who.accountId, name);
  }

  /** Those of today, by name. */
  async coachesOf(team: Team): Promise<ReturnType<typeof coachView>[]> {
    return (await this.coaches.of(team.id)).filter((one) => !this.coaches.isOver(one, team)).map(coachView);
  }

  private async asMember(
    { athleteId, language }: Visitor,
    member: { id: string; teamId: string; name: string; joinedAt: Date },
  ): Promise<NonNullable<OwnTeam['asMember']>> {
    const whose = { teamId: member.teamId, athleteId };
    const [own, talk] = await Promise.all([this.states.of(whose), this.talks.own(whose)]);
    return {
      memberId: member.id,
      name: member.name,
      joinedAt: member.joinedAt.toISOString(),
      ...sharesView(own, language),
      guardian: own.guardian,
      talk: talk && talkView(talk),
    };
  }
}

export function coachView({
  name,
  role,
  since,
  untilDay,
}: Pick<TeamCoach, 'name' | 'role' | 'since' | 'untilDay'>) {
  return { name, role, since: since.toISOString(), untilDay };
}

export function sharesView({ shares, missing }: OwnShares, language: Language): z.output<typeof SharesView> {
  return {
    shares: shares.map(({ at, ...state }) => {
      const { label, text, sha256: textSha256 } = shareText(state.group, language);
      return { ...state, at: at?.toISOString() ?? null, label, text, textSha256 };
    }),
    missing,
  };
}

export function talkView({ wish, at, seenUntil }: Talk): z.output<typeof TalkSaid> {
  return { wish, at: at.toISOString(), seenUntil: seenUntil.toISOString() };
}
