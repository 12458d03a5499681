import { Inject, Injectable } from '@nestjs/common';
import { Between, In, MoreThanOrEqual } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { dayOf } from '#src/kernel/clock';
import { Consents } from '#src/people/consents';
import { GuardianWord } from '#src/teams/guardian-word.entity';
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
  ) {}

  /** The number of queries is the same however many there are. */
  async anySince(
    team: Pick<Team, 'id' | 'rosterChangedAt'>,
    athleteIds: readonly string[],
    since: Date,
    now: Date,
  ): Promise<boolean> {
    if (team.rosterChangedAt >= since) return true;
    const whose = { teamId: team.id, athleteId: In([...athleteIds]) };
    // A last day has passed on the day after it, wherever on Earth.
    const lastDays = Between(dayOf(since), dayOf(now));
    const [said, guarded, consented] = await Promise.all([
      this.database.read(ShareSaid).existsBy([
        { ...whose, at: MoreThanOrEqual(since) },
        { ...whose, untilDay: lastDays },
      ]),
      this.database.read(GuardianWord).existsBy({ ...whose, saidAt: MoreThanOrEqual(since) }),
      this.consents.anySaidSince(athleteIds, ['health-data', 'sharing'], since),
    ]);
    return said || guarded || consented;
  }
}
