import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Athlete } from '#src/people/athlete.entity';
import { Mass } from '#src/people/mass.entity';

/** Body masses to reckon with, of many people at once. Nobody but the athlete is shown one. */
@Injectable()
export class BodyMasses {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The newest of each, kg, by athlete; one query, and of each athlete one row, however often they were weighed. */
  async newest(athleteIds: readonly string[]): Promise<Map<string, number>> {
    if (athleteIds.length === 0) return new Map();
    const rows = await this.database
      .read(Athlete)
      .createQueryBuilder('athlete')
      .select('athlete.id', 'athleteId')
      .addSelect(
        (query) =>
          query
            .select('mass.mass_kg')
            .from(Mass, 'mass')
            .where('mass.athlete_id = athlete.id')
            .orderBy('mass.measured_on', 'DESC')
            .limit(1),
        'massKg',
      )
      .where('athlete.id IN (:...athleteIds)', { athleteIds })
      .getRawMany<{ athleteId: string; massKg: number | null }>();
    return new Map(rows.flatMap(({ athleteId, massKg }) => (massKg === null ? [] : [[athleteId, massKg]])));
  }
}
