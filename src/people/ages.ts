import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { type AgeGroup, ageGroupOf, grownUpFrom } from '#src/people/age';
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

  /** From which day on each is of age; none for whoever has not told when they were born. */
  async grownUpFrom(athleteIds: readonly string[]): Promise<Map<string, string>> {
    if (athleteIds.length === 0) return new Map();
    const rows = await this.database
      .read(Athlete)
      .find({ select: { id: true, birthDate: true }, where: { id: In([...athleteIds]) } });
    return new Map(
      rows.flatMap(({ id, birthDate }) => (birthDate === null ? [] : [[id, grownUpFrom(birthDate)]])),
    );
  }
}
