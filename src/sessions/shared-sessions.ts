import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { asMoment } from '#src/database/portable';
import { Session } from '#src/sessions/session.entity';

/** What others may know of which sessions there are: which of them are theirs to see, and whether those are all. */
export interface SharedAmong {
  ids: ReadonlySet<string>;
  /** Whether something was done since that its source lets nobody else see: a yes or a no, never how much or when. */
  isHiddenSince: (moment: Date) => boolean;
}

/** A session as the database answers. */
interface Found {
  id: string;
  athleteId: string;
  startedAt: Date | string;
  shareable: boolean | 0 | 1;
}

/** Which sessions of several athletes others may see at all. */
@Injectable()
export class SharedSessions {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** By athlete; one query along one index, however many there are. */
  async ofMany(
    audience: 'others',
    athleteIds: readonly string[],
    from: Date,
    to: Date,
  ): Promise<Map<string, SharedAmong>> {
    if (athleteIds.length === 0) return new Map();
    const rows = await this.database
      .read(Session)
      .createQueryBuilder('row')
      .select('row.id', 'id')
      .addSelect('row.athlete_id', 'athleteId')
      .addSelect('row.started_at', 'startedAt')
      .addSelect('row.shareable', 'shareable')
      .where('row.athlete_id IN (:...athleteIds)', { athleteIds })
      .andWhere('row.started_at BETWEEN :from AND :to', { from, to })
      .getRawMany<Found>();
    const found = new Map(
      athleteIds.map((athleteId) => [athleteId, { ids: new Set<string>(), hiddenAt: -Infinity }]),
    );
    for (const { id, athleteId, startedAt, shareable } of rows) {
      const own = found.get(athleteId)!;
      if (shareable) own.ids.add(id);
      else own.hiddenAt = Math.max(own.hiddenAt, asMoment(startedAt).getTime());
    }
    return new Map(
      [...found].map(([athleteId, { ids, hiddenAt }]) => {
        return [athleteId, { ids, isHiddenSince: (moment) => hiddenAt >= moment.getTime() }];
      }),
    );
  }
}
