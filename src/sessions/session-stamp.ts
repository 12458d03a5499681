import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { SessionSource } from '#src/sessions/session-source.entity';
import { Session } from '#src/sessions/session.entity';

/** Whether sessions came or went, or who tells of them, in few words. */
@Injectable()
export class SessionStamp {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Another text once an athlete has other sessions, or one is told by others than before: whose service has gone is named
   * nowhere from then on. What a session is told of anew shows in its estimate. From indices alone.
   */
  async stamp(athleteId: string): Promise<string> {
    const sessions = await this.database
      .read(Session)
      .createQueryBuilder('session')
      .select('COUNT(*)', 'count')
      .addSelect('MAX(session.started_at)', 'last')
      .where('session.athlete_id = :athleteId', { athleteId })
      .getRawOne<object>();
    const tellers = await this.database
      .read(SessionSource)
      .createQueryBuilder('teller')
      .select('teller.source', 'source')
      .addSelect('COUNT(*)', 'count')
      .where('teller.athlete_id = :athleteId', { athleteId })
      .groupBy('teller.source')
      .orderBy('teller.source')
      .getRawMany<object>();
    return JSON.stringify([sessions, tellers]);
  }
}
