import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import type { Visitor } from '#src/people/visitor';
import { Memberships } from '#src/teams/memberships';
import { ShareLog, turnOf } from '#src/teams/share-log';
import { shareSaidBy, type ShareWord } from '#src/teams/share-said-by';
import { TeamCoaches } from '#src/teams/team-coaches';
import type { TeamCode } from '#src/teams/team-code.entity';
import { TeamCodes } from '#src/teams/team-codes';
import { TeamMember } from '#src/teams/team-member.entity';
import { TeamCodeNotUsable } from '#src/teams/teams.problems';

/** Whoever has a code comes in by it, once: said again it is as if it had been said once. */
@Injectable()
export class TeamJoining {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TeamCodes) private readonly codes: TeamCodes,
    @Inject(Memberships) private readonly memberships: Memberships,
    @Inject(TeamCoaches) private readonly coaches: TeamCoaches,
    @Inject(ShareLog) private readonly log: ShareLog,
  ) {}

  /** What a code opens to this visitor. @throws TeamCodeNotUsable */
  async look(who: Visitor, typed: string): Promise<{ code: TeamCode; isIn: boolean }> {
    const code = await this.codes.at(typed);
    const isIn = await this.database.transaction((tx) => this.isIn(tx, who, code));
    if (!isIn && code.usesLeft < 1) throw new TeamCodeNotUsable();
    return { code, isIn };
  }

  /** @throws TeamCodeNotUsable @throws TeamIsFull @throws ConsentTextChanged @throws DayIsPast */
  async join(who: Visitor, typed: string, name: string, words: readonly ShareWord[]): Promise<void> {
    const code = await this.codes.at(typed);
    const { teamId, letsIn, coachUntilDay } = code;
    const said = words.map((word) => ({
      word,
      saying: shareSaidBy(who, this.memberships.todayOf(who), word),
    }));
    const whose = { teamId, athleteId: who.athleteId };
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, turnOf(whose));
      if (!(await this.isIn(tx, who, code))) {
        await this.codes.use(tx, code);
        if (letsIn === 'athlete') await this.memberships.join(tx, whose, name);
        else
          await this.coaches.join(tx, {
            teamId,
            accountId: who.accountId,
            name,
            role: letsIn,
            untilDay: coachUntilDay,
          });
      }
      if (letsIn !== 'athlete') return;
      for (const { word, saying } of said) {
        const { group: asked, given, untilDay } = word;
        await this.log.say(tx, whose, { asked, given, untilDay }, saying);
      }
    });
  }

  private isIn(tx: Tx, { accountId, athleteId }: Visitor, { teamId, letsIn }: TeamCode): Promise<boolean> {
    if (letsIn === 'athlete') return tx.existsBy(TeamMember, { teamId, athleteId });
    return this.coaches.isAlready(tx, { teamId, accountId }, letsIn);
  }
}
