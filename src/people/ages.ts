import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { type AgeGroup, ageGroupOf } from '#src/people/age';
import { Athlete } from '#src/people/athlete.entity';

/** How old athletes are, as far as it matters. */
@Injectable()
export class Ages {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Given each one's day of today; one query. */
  async of(days: ReadonlyMap<string, string>): Promise<Map<string, AgeGroup>> {
    if (days.size === 0) return new Map();
    const rows = await this.database
      .read(Athlete)
      .find({ select: { id: true, birthDate: true }, where: { id: In([...days.keys()]) } });
    return new Map(rows.map(({ id, birthDate }) => [id, ageGroupOf(birthDate, days.get(id)!)]));
  }
}
