import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import type { Saying } from '#src/people/consents';
import { after, bookmark } from '#src/teams/bookmark';
import { Guardians } from '#src/teams/guardians';
import { RosterChanges } from '#src/teams/roster-changes';
import { SHARE_GROUPS } from '#src/teams/share-group';
import { ShareSaid } from '#src/teams/share-said.entity';
import { type Asked, isTodaysShareText, shareText } from '#src/teams/share-texts';
import { TalkWord } from '#src/teams/talk-word.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';
import { NoSuchTeam } from '#src/teams/teams.problems';
import { Today } from '#src/teams/today';

/** An athlete in one team. */
export interface Belonging {
  athleteId: string;
  teamId: string;
}

export interface Word {
  asked: Asked;
  given: boolean;
  untilDay: string | null;
}

const PAGE = 50;

/** Everything athletes and guardians ever said of what a team's coaches may see. Only ever added to. */
@Injectable()
export class ShareLog {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RosterChanges) private readonly changes: RosterChanges,
    @Inject(Today) private readonly today: Today,
    @Inject(Guardians) private readonly guardians: Guardians,
  ) {}

  /** Adds to the log, unless it says so already of today's words. @throws NoSuchTeam for whoever is not in it any more */
  async say(tx: Tx, whose: Belonging, word: Word, saying: Saying): Promise<void> {
    const { asked, given } = word;
    await takeTurns(tx, turnOf(whose));
    if (!(await tx.existsBy(TeamMember, whose))) throw new NoSuchTeam();
    const untilDay = given ? word.untilDay : null;
    const last = await lastIn(tx, whose, asked);
    const isOld =
      last?.given === given &&
      isTodaysShareText(asked, last.textSha256) &&
      (!given || asked === 'guardian' || (await this.counts(last)));
    if ((isOld && last.untilDay === untilDay) || (!last && !given && asked !== 'guardian')) return;
    const { name: teamName } = await tx.findOneByOrFail(Team, { id: whose.teamId });
    await tx.insert(ShareSaid, {
      id: newId(),
      ...whose,
      teamName,
      group: asked,
      number: (last?.number ?? 0) + 1,
      given,
      untilDay,
      at: this.clock.now(),
      textSha256: shareText(asked, saying.language).sha256,
      ...saying,
    });
    // What was said of how they are is not there again when they say yes another time.
    if (asked === 'check-ins' && !given) await tx.delete(TalkWord, whose);
    const isHeld = isOld && given && !(await this.isOver(last));
    if (!isHeld) await this.changes.note(tx, whose.teamId);
  }

  /** A no to everything that a yes stands of. */
  async endAll(tx: Tx, whose: Belonging, saying: Saying): Promise<void> {
    await takeTurns(tx, turnOf(whose));
    for (const asked of [...SHARE_GROUPS, 'guardian'] as const) {
      if (!(await lastIn(tx, whose, asked))?.given) continue;
      await this.say(tx, whose, { asked, given: false, untilDay: null }, saying);
    }
  }

  /** Newest first. @throws NoSuchPage */
  async page(athleteId: string, before?: string): Promise<{ rows: ShareSaid[]; next: string | null }> {
    const where =
      before === undefined ? { athleteId } : after('at', before).map((one) => ({ athleteId, ...one }));
    const rows = await this.database
      .read(ShareSaid)
      .find({ where, order: { at: 'DESC', id: 'DESC' }, take: PAGE + 1 });
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return { rows: rows.slice(0, PAGE), next: last ? bookmark(last.at, last.id) : null };
  }

  private async counts({ teamId, athleteId, at }: ShareSaid): Promise<boolean> {
    return (await this.guardians.free(teamId, [athleteId])).get(athleteId)?.(at) ?? true;
  }

  private async isOver({ athleteId, untilDay }: ShareSaid): Promise<boolean> {
    const day = (await this.today.of([athleteId])).get(athleteId);
    return day === undefined || (untilDay !== null && untilDay < day);
  }
}

/** All that moves in a team takes turns with one another: a word said, somebody who comes, somebody who leaves. */
export function turnOf({ teamId }: Pick<Belonging, 'teamId'>): string {
  return `team:${teamId}`;
}

function lastIn(tx: Tx, { athleteId, teamId }: Belonging, group: Asked): Promise<ShareSaid | null> {
  return tx.findOne(ShareSaid, { where: { athleteId, teamId, group }, order: { number: 'DESC' } });
}
