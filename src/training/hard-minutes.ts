import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { type Audience, lineageFor } from '#src/sessions/audience';
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
  async between(audience: Audience, athleteId: string, from: string, to: string): Promise<HardMinutes[]> {
    return (await this.ofMany(audience, [athleteId], from, to)).get(athleteId)!;
  }

  /** By athlete; one query, however many there are. */
  async ofMany(
    audience: Audience,
    athleteIds: readonly string[],
    from: string,
    to: string,
  ): Promise<Map<string, HardMinutes[]>> {
    if (athleteIds.length === 0) return new Map();
    const rows = await this.database
      .read(SessionLoadRow)
      .createQueryBuilder('row')
      .select('row.athlete_id', 'athleteId')
      .addSelect('row.session_id', 'sessionId')
      .addSelect('row.day', 'day')
      .addSelect('row.minutes_at_threshold', 'minutes')
      .addSelect('row.moving_min', 'movingMin')
      .where('row.athlete_id IN (:...athleteIds) AND row.lineage = :lineage', {
        athleteIds,
        lineage: lineageFor(audience),
      })
      .andWhere('row.day BETWEEN :from AND :to', { from, to })
      .getRawMany<HardMinutes & { athleteId: string }>();
    const found = new Map<string, HardMinutes[]>(athleteIds.map((athleteId) => [athleteId, []]));
    for (const { athleteId, ...one } of rows) found.get(athleteId)!.push(one);
    return found;
  }
}
