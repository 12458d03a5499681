import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { Clearance } from '#src/takeout/clearance';
import { Partings } from '#src/takeout/partings';
import type { Person } from '#src/takeout/possessions';
import { ErasureBegun } from '#src/takeout/takeout.topics';
import { type Erasable, Tombstones } from '#src/takeout/tombstones';

/** Whoever begins an erasure ends it; past this they must have died on the way, and it is ended for them. */
const TAKEN_OVER_AFTER_MS = 60_000;

/**
 * Erases what an athlete ever told or was told of, with the account or without. What opens the door and what brings more
 * ends at once, and the record is written with it; rows then go in pieces, so that others never wait for all of them.
 */
@Injectable()
export class Farewells {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Partings) private readonly partings: Partings,
    @Inject(Clearance) private readonly clearance: Clearance,
    @Inject(Tombstones) private readonly tombstones: Tombstones,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** When it resolves nothing is left. Answers how much has gone. */
  async erase(person: Person, what: Erasable): Promise<{ sessions: number }> {
    const { at, counts } = await this.database.transaction(async (tx) => {
      const begun = await this.partings.begin(tx, person, what);
      const key = `${person.athleteId}:${begun.at.toISOString()}`;
      const said = { ...person, what, at: begun.at.toISOString() };
      const dueAt = new Date(begun.at.getTime() + TAKEN_OVER_AFTER_MS);
      await this.outbox.put(tx, ErasureBegun, said, { key, dueAt });
      return begun;
    });
    await this.complete(person, what, at);
    return counts;
  }

  @Handles(ErasureBegun)
  async onBegun({ what, at, ...person }: Said<typeof ErasureBegun>): Promise<void> {
    await this.complete(person, what, new Date(at));
  }

  private async complete(person: Person, what: Erasable, at: Date): Promise<void> {
    await this.tombstones.add(person, what, at);
    await this.clearance.clear(person, what);
    await this.database.transaction(async (tx) => {
      await this.clearance.end(tx, person, what);
      await this.outbox.forget(tx, ErasureBegun, `${person.athleteId}:`);
    });
    await this.database.wipe().catch(() => undefined); // what cannot be wiped now is so soon, in the course of things
  }
}
