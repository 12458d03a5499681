import { Inject, Injectable } from '@nestjs/common';
import { In, LessThanOrEqual, MoreThan } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import type { Belonging } from '#src/teams/share-log';
import { Sharing } from '#src/teams/sharing';
import type { Squad } from '#src/teams/squads';
import { TalkWord, type TalkWish } from '#src/teams/talk-word.entity';
import { ShareCheckInsFirst } from '#src/teams/teams.problems';
import { TalkWordsAged } from '#src/teams/teams.topics';

const SEEN_DAYS = 14;

export interface Talk {
  wish: TalkWish;
  at: Date;
  /** From then on it is gone. */
  seenUntil: Date;
}

/** What athletes chose to let coaches know of how they are: the last word of each, for two weeks. */
@Injectable()
export class TalkWords {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Sharing) private readonly sharing: Sharing,
  ) {}

  /** @throws ShareCheckInsFirst */
  async say(whose: Belonging, wish: TalkWish): Promise<Talk> {
    if (!(await this.sharing.of(whose.teamId, whose.athleteId)).has('check-ins'))
      throw new ShareCheckInsFirst();
    const at = this.clock.now();
    const { teamId, athleteId } = whose;
    await this.database.transaction(async (tx) => {
      // The last word is the only one: of two within a millisecond no order by time would tell which it was.
      await tx.delete(TalkWord, { teamId, athleteId });
      await tx.insert(TalkWord, { id: newId(), teamId, athleteId, wish, at });
    });
    return talkOf({ wish, at });
  }

  /** Coaches see none of their words from the next request on. */
  async takeBack({ teamId, athleteId }: Belonging): Promise<void> {
    await this.database.transaction((tx) => tx.delete(TalkWord, { teamId, athleteId }));
  }

  /** Of those who share it at this moment, by athlete. Whoever shows it notes it in `Looks`. */
  async of({ team, members }: Squad): Promise<Map<string, Talk>> {
    return this.last(
      team.id,
      members.filter(({ shares }) => shares.has('check-ins')).map(({ athleteId }) => athleteId),
    );
  }

  /** One's own, as long as coaches see it. */
  async own({ teamId, athleteId }: Belonging): Promise<Talk | null> {
    if (!(await this.sharing.of(teamId, athleteId)).has('check-ins')) return null;
    return (await this.last(teamId, [athleteId])).get(athleteId) ?? null;
  }

  @Handles(TalkWordsAged)
  async onAged(_said: Said<typeof TalkWordsAged>, finish: Finish): Promise<void> {
    await finish(async (tx) => {
      await tx.delete(TalkWord, { at: LessThanOrEqual(this.eldest()) });
    });
  }

  private async last(teamId: string, athleteIds: readonly string[]): Promise<Map<string, Talk>> {
    if (athleteIds.length === 0) return new Map();
    const rows = await this.database.read(TalkWord).find({
      where: { teamId, athleteId: In([...athleteIds]), at: MoreThan(this.eldest()) },
      order: { at: 'ASC' },
    });
    return new Map(rows.map((row) => [row.athleteId, talkOf(row)]));
  }

  private eldest(): Date {
    return new Date(this.clock.now().getTime() - SEEN_DAYS * DAY_MS);
  }
}

function talkOf({ wish, at }: Pick<TalkWord, 'wish' | 'at'>): Talk {
  return { wish, at, seenUntil: new Date(at.getTime() + SEEN_DAYS * DAY_MS) };
}
