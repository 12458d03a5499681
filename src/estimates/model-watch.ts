import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '#src/database/database';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { ModelChanged } from '#src/estimates/estimates.topics';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { MODEL } from '#src/sweat/session-estimate';

/** Notices after an upgrade that estimates of an older model are still the current ones, and says so. */
@Injectable()
export class ModelWatch implements OnApplicationBootstrap {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EstimateShelf) private readonly shelf: EstimateShelf,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const athletes = await this.shelf.athletesBehind(MODEL.version);
    if (athletes.length === 0) return;
    await this.database.transaction(async (tx) => {
      for (const athleteId of athletes)
        await this.outbox.put(tx, ModelChanged, { athleteId }, { key: newId() });
    });
  }
}
