import { Inject, Injectable } from '@nestjs/common';
import { Between, In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Session } from '#src/sessions/session.entity';

/** What others may know of which sessions there are: which of them are theirs to see, and whether those are all. */
export interface SharedAmong {
  ids: ReadonlySet<string>;
  /** Whether something was done since that its source lets nobody else see: a yes or a no, never how much or when. */
  isHiddenSince: (moment: Date) => boolean;
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
    const rows = await this.database.read(Session).find({
      select: { id: true, athleteId: true, startedAt: true, shareable: true },
      where: { athleteId: In([...athleteIds]), startedAt: Between(from, to) },
    });
    const found = new Map(
      athleteIds.map((athleteId) => [athleteId, { ids: new Set<string>(), hiddenAt: -Infinity }]),
    );
    for (const { id, athleteId, startedAt, shareable } of rows) {
      const own = found.get(athleteId)!;
      if (shareable) own.ids.add(id);
      else own.hiddenAt = Math.max(own.hiddenAt, startedAt.getTime());
    }
    return new Map(
      [...found].map(([athleteId, { ids, hiddenAt }]) => {
        return [athleteId, { ids, isHiddenSince: (moment) => hiddenAt >= moment.getTime() }];
      }),
    );
  }
}
