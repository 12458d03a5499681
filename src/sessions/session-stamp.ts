import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Session } from '#src/sessions/session.entity';

/** Whether sessions came or went, in few words. */
@Injectable()
export class SessionStamp {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Another text once an athlete has other sessions; what a session is told of anew shows in its estimate. From an index alone. */
  async stamp(athleteId: string): Promise<string> {
    const row = await this.database
      .read(Session)
      .createQueryBuilder('session')
      .select('COUNT(*)', 'count')
      .addSelect('MAX(session.started_at)', 'last')
      .where('session.athlete_id = :athleteId', { athleteId })
      .getRawOne<object>();
    return JSON.stringify(row);
  }
}
