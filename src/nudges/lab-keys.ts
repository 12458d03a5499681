import { Inject, Injectable } from '@nestjs/common';
import { valueOfKey } from '#src/advice/lab-values';
import { Database } from '#src/database/database';
import type { Said } from '#src/nudges/adviser';
import { Nudge } from '#src/nudges/nudge.entity';
import { Keys } from '#src/people/keys';

/**
 * Tells one word of a laboratory value from another without telling which it is: a value that is corrected to another word
 * is spoken of once more, one whose note is corrected is not.
 */
@Injectable()
export class LabKeys {
  constructor(
    @Inject(Keys) private readonly keys: Keys,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** Whoever has the rows alone cannot make it again, and so cannot try the few words there are. */
  markOf(valueId: string, word: string): string {
    return this.keys.derive('lab-word', `${valueId}:${word}`);
  }

  /** A later word of the same value was said: both would be read as the value is now. */
  async isOvertaken({ athleteId, kind, key }: Said): Promise<boolean> {
    const rows = await this.database.read(Nudge).find({
      select: { id: true, key: true },
      where: { athleteId, kind, state: 'spoken' },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    const said = rows.filter((row) => valueOfKey(row.key) === valueOfKey(key)).map((row) => row.key);
    return said.includes(key) && said[0] !== key;
  }
}
