import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { ReferenceChoice } from '#src/ledger/reference-choice.entity';
import type { Authority, ReferenceIntake } from '#src/magnesium/reference-intake';
import { Consents } from '#src/people/consents';

/** What is held to be enough, and who holds it. */
export interface Reference extends ReferenceIntake {
  authority: Authority;
}

const USUAL: Authority = 'nnr-2023';

/** Whose reference intake each athlete reckons with. */
@Injectable()
export class ReferenceChoices {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(athleteId: string): Promise<Authority> {
    const chosen = await this.database.read(ReferenceChoice).findOneBy({ athleteId });
    return chosen?.authority ?? USUAL;
  }

  /** By athlete, in one query. */
  async ofMany(athleteIds: readonly string[]): Promise<Map<string, Authority>> {
    const rows = await this.database.read(ReferenceChoice).findBy({ athleteId: In([...athleteIds]) });
    const chosen = new Map(rows.map(({ athleteId, authority }) => [athleteId, authority]));
    return new Map(athleteIds.map((athleteId) => [athleteId, chosen.get(athleteId) ?? USUAL]));
  }

  /** @throws ConsentNeeded */
  async choose(athleteId: string, authority: Authority): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.consents.demand(athleteId, 'health-data', tx);
      await tx
        .createQueryBuilder()
        .insert()
        .into(ReferenceChoice)
        .values({ id: newId(), athleteId, authority, chosenAt: this.clock.now() })
        .orUpdate(['authority', 'chosen_at'], ['athlete_id'])
        .execute();
    });
  }
}
