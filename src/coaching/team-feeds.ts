import { Inject, Injectable } from '@nestjs/common';
import { TeamFeed } from '#src/coaching/team-feed.entity';
import { NoSuchFeed } from '#src/coaching/team-plan.problems';
import { MoreThanOrEqual } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Keys } from '#src/people/keys';

type Whose = Pick<TeamFeed, 'teamId' | 'accountId'>;

/** Addresses at which calendars fetch a team's plans: one for each of its coaches. Whether they are one is the caller's to ask. */
@Injectable()
export class TeamFeeds {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** `since`: when the coach came; what is older was of a time that has ended, and leads nowhere. */
  of({ teamId, accountId, since }: Whose & { since: Date }): Promise<TeamFeed | null> {
    return this.database.read(TeamFeed).findOneBy({ teamId, accountId, createdAt: MoreThanOrEqual(since) });
  }

  /** In the place of the one before, which leads nowhere from then on. */
  async make({ teamId, accountId }: Whose, withWater: boolean): Promise<{ token: string; feed: TeamFeed }> {
    const token = this.keys.make();
    const mark = this.keys.mark(token);
    const feed = { id: newId(), mark, teamId, accountId, withWater, createdAt: this.clock.now() };
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, `team-feed:${teamId}:${accountId}`);
      await tx.delete(TeamFeed, { teamId, accountId });
      await tx.insert(TeamFeed, feed);
    });
    return { token, feed };
  }

  async end({ teamId, accountId }: Whose): Promise<void> {
    await this.database.transaction((tx) => tx.delete(TeamFeed, { teamId, accountId }));
  }

  /** @throws NoSuchFeed */
  async at(token: string): Promise<TeamFeed> {
    const feed = await this.database.read(TeamFeed).findOneBy({ mark: this.keys.mark(token) });
    if (!feed) throw new NoSuchFeed();
    return feed;
  }
}
