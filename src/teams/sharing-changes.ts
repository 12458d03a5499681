import { Inject, Injectable } from '@nestjs/common';
import { Between, In, MoreThanOrEqual } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { DAY_MS, dayOf } from '#src/kernel/clock';
import { Ages } from '#src/people/ages';
import { Consents } from '#src/people/consents';
import { GuardianWord } from '#src/teams/guardian-word.entity';
import { RosterChanges } from '#src/teams/roster-changes';
import { ShareSaid } from '#src/teams/share-said.entity';
import type { Team } from '#src/teams/team.entity';

/**
 * Whether those whose figures make up a team's have lately been the same people: what a figure of all gained or lost
 * between two days would otherwise tell what one of them brought or took away.
 */
@Injectable()
export class SharingChanges {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Ages) private readonly ages: Ages,
    @Inject(RosterChanges) private readonly roster: RosterChanges,
  ) {}

  /** The number of queries is the same however many there are. */
  async anySince(
    team: Pick<Team, 'id' | 'rosterChangedAt' | 'rosterSize'>,
    athleteIds: readonly string[],
    since: Date,
    now: Date,
  ): Promise<boolean> {
    if (team.rosterChangedAt >= since || (await this.isAnyErased(team, athleteIds))) return true;
    const whose = { teamId: team.id, athleteId: In([...athleteIds]) };
    // A last day has passed on the day after it, wherever on Earth.
    const lastDays = Between(dayOf(since), dayOf(now));
    const [said, guarded, consented, grown] = await Promise.all([
      this.database.read(ShareSaid).existsBy([
        { ...whose, at: MoreThanOrEqual(since) },
        { ...whose, untilDay: lastDays },
      ]),
      this.database.read(GuardianWord).existsBy({ ...whose, saidAt: MoreThanOrEqual(since) }),
      this.consents.anySaidSince(athleteIds, ['health-data', 'sharing'], since),
      this.isAnyGrownUp(athleteIds, new Date(since.getTime() - DAY_MS), now),
    ]);
    return said || guarded || consented || grown;
  }

  /** Whoever turns 18 needs no guardian from that day on. */
  private async isAnyGrownUp(athleteIds: readonly string[], since: Date, now: Date): Promise<boolean> {
    const on = (day: string) => this.ages.of(new Map(athleteIds.map((athleteId) => [athleteId, day])));
    const [before, today] = await Promise.all([on(dayOf(since)), on(dayOf(now))]);
    return athleteIds.some((athleteId) => before.get(athleteId) !== today.get(athleteId));
  }

  /** An account is erased without a word to the team, and its place there goes with it. */
  private async isAnyErased(
    { id, rosterSize }: Pick<Team, 'id' | 'rosterSize'>,
    athleteIds: readonly string[],
  ): Promise<boolean> {
    if (rosterSize === null || athleteIds.length >= rosterSize) return false;
    await this.database.transaction((tx) => this.roster.note(tx, id));
    return true;
  }
}
