import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import type { Saying } from '#src/people/consents';
import { dayIn } from '#src/people/basics';
import type { Visitor } from '#src/people/visitor';
import { GuardianWord } from '#src/teams/guardian-word.entity';
import { RosterChanges } from '#src/teams/roster-changes';
import { type Belonging, ShareLog, turnOf } from '#src/teams/share-log';
import { shareSaidBy, type ShareWord } from '#src/teams/share-said-by';
import { TalkWord } from '#src/teams/talk-word.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { NoSuchMember, NoSuchTeam, TeamIsFull } from '#src/teams/teams.problems';

const MOST_MEMBERS = 500;

/** Who is in which team, from the day they join to the moment they leave. */
@Injectable()
export class Memberships {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ShareLog) private readonly log: ShareLog,
    @Inject(RosterChanges) private readonly changes: RosterChanges,
  ) {}

  of(athleteId: string): Promise<TeamMember[]> {
    return this.database.read(TeamMember).findBy({ athleteId });
  }

  /** The day on an athlete's own calendar. */
  todayOf({ timeZone }: { timeZone: string }): string {
    return dayIn(this.clock.now(), timeZone);
  }

  /** @throws NoSuchTeam for whoever is not in it */
  async demand(whose: Belonging): Promise<TeamMember> {
    const found = await this.database.read(TeamMember).findOneBy(whose);
    if (!found) throw new NoSuchTeam();
    return found;
  }

  /** Within a turn of the team's. @throws TeamIsFull */
  async join(tx: Tx, { teamId, athleteId }: Belonging, name: string): Promise<void> {
    if ((await tx.countBy(TeamMember, { teamId })) >= MOST_MEMBERS) throw new TeamIsFull(MOST_MEMBERS);
    await tx.insert(TeamMember, { id: newId(), teamId, athleteId, name, joinedAt: this.clock.now() });
    await this.changes.note(tx, teamId);
  }

  async rename({ teamId, athleteId }: Belonging, name: string): Promise<void> {
    await this.database.transaction((tx) => tx.update(TeamMember, { teamId, athleteId }, { name }));
  }

  /**
   * At once: with the row goes every yes, and what was only said for this team. What was ever said and seen stays in the
   * athlete's own logs. @throws NoSuchTeam
   */
  async leave(whose: Belonging, saying: Saying): Promise<void> {
    await this.demand(whose);
    await this.database.transaction((tx) => this.end(tx, whose, saying));
  }

  /** Says yes or no to one group. @throws NoSuchTeam @throws YesByToken @throws ConsentTextChanged @throws DayIsPast */
  async share(who: Visitor, teamId: string, word: ShareWord): Promise<void> {
    const whose = { teamId, athleteId: who.athleteId };
    await this.demand(whose);
    const saying = shareSaidBy(who, this.todayOf(who), word);
    const { group: asked, given, untilDay } = word;
    await this.database.transaction((tx) => this.log.say(tx, whose, { asked, given, untilDay }, saying));
  }

  /** @throws NoSuchMember */
  async remove(teamId: string, memberId: string, saying: Saying): Promise<void> {
    const member = await this.database.read(TeamMember).findOneBy({ id: memberId, teamId });
    if (!member) throw new NoSuchMember();
    const whose = { teamId, athleteId: member.athleteId };
    await this.database.transaction((tx) => this.end(tx, whose, saying));
  }

  /** All teams at once, in an order that everybody takes turns in. */
  async leaveAll(tx: Tx, athleteId: string, saying: Saying): Promise<void> {
    const rows = await tx.find(TeamMember, { where: { athleteId }, order: { teamId: 'ASC' } });
    for (const { teamId } of rows) await this.end(tx, { teamId, athleteId }, saying);
  }

  async end(tx: Tx, { teamId, athleteId }: Belonging, saying: Saying): Promise<void> {
    const whose = { teamId, athleteId };
    await takeTurns(tx, turnOf(whose));
    await this.log.endAll(tx, whose, saying);
    await tx.delete(GuardianWord, whose);
    await tx.delete(TalkWord, whose);
    await tx.delete(TeamMember, whose);
    await this.changes.note(tx, teamId);
  }
}
