import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { GuardianDesk } from '#src/teams/guardian-desk';
import type { GuardianPage } from '#src/teams/guardian.shapes';
import { Memberships } from '#src/teams/memberships';
import { OwnTeams } from '#src/teams/own-teams';
import { isTodaysShareText, shareText } from '#src/teams/share-texts';
import { TeamDesk } from '#src/teams/team-desk';
import type { Language } from '#src/words/words';

/** What a guardian reads before they answer. */
@Injectable()
export class GuardianPages {
  constructor(
    @Inject(GuardianDesk) private readonly desk: GuardianDesk,
    @Inject(Memberships) private readonly memberships: Memberships,
    @Inject(TeamDesk) private readonly teams: TeamDesk,
    @Inject(OwnTeams) private readonly own: OwnTeams,
  ) {}

  /** @throws GuardianLinkNotUsable */
  async of(token: string, language: Language): Promise<z.output<typeof GuardianPage>> {
    const word = await this.desk.at(token);
    const { teamId, athleteId, given, textSha256, expiresAt } = word;
    const member = await this.memberships.demand({ teamId, athleteId });
    const team = (await this.teams.byIds([teamId])).get(teamId)!;
    const holds = textSha256 !== null && isTodaysShareText('guardian', textSha256);
    const { label, text, sha256 } = shareText('guardian', language);
    return {
      teamName: team.name,
      athleteName: member.name,
      guardianName: word.name,
      coaches: (await this.own.coachesOf(team)).map(({ name }) => name),
      given: holds ? given : null,
      mayAnswer: this.desk.mayAnswer(word),
      expiresAt: expiresAt.toISOString(),
      label,
      text,
      textSha256: sha256,
    };
  }
}
