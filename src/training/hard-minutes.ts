import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { SessionLoadRow } from '#src/training/session-load.entity';

/** On which of the athlete's days a session lay, and how long it was at or above threshold. */
export interface HardMinutes {
  sessionId: string;
  day: string;
  /** null: could not be told. */
  minutes: number | null;
  /** How long they moved, minutes. */
  movingMin: number;
}

/** A year of sessions read without all that was found out about them. */
@Injectable()
export class HardMinutesOf {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Both days included; one query, whatever the range. */
  between(athleteId: string, from: string, to: string): Promise<HardMinutes[]> {
    return this.database
      .read(SessionLoadRow)
      .createQueryBuilder('row')
      .select('row.session_id', 'sessionId')
      .addSelect('row.day', 'day')
      .addSelect('row.minutes_at_threshold', 'minutes')
      .addSelect('row.moving_min', 'movingMin')
      .where('row.athlete_id = :athleteId AND row.day BETWEEN :from AND :to', { athleteId, from, to })
      .getRawMany<HardMinutes>();
  }
}
