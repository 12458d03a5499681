import { Inject, Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { SessionSource } from '#src/sessions/session-source.entity';

/** When others could know first of what several athletes did. */
@Injectable()
export class SharedArrivals {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Sessions begun since `begun` of which no shareable source told anything, as it stands, before `moment`. What a source that
   * shares with nobody told earlier makes none of them known earlier.
   */
  async since(
    audience: 'others',
    athleteIds: readonly string[],
    { moment, begun }: { moment: Date; begun: Date },
  ): Promise<Set<string>> {
    const rows = await this.database.read(SessionSource).find({
      select: { id: true, sessionId: true, receivedAt: true },
      where: { athleteId: In([...athleteIds]), shareable: true, startedAt: MoreThanOrEqual(begun) },
    });
    const idsOf = (some: typeof rows) => some.map(({ sessionId }) => sessionId);
    const before = new Set(idsOf(rows.filter(({ receivedAt }) => receivedAt < moment)));
    return new Set(idsOf(rows).filter((sessionId) => !before.has(sessionId)));
  }
}
