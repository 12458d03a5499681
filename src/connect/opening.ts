import { Inject, Injectable } from '@nestjs/common';
import { Brands } from '#src/connect/brands';
import { SubscriptionsDue, TermsDue } from '#src/connect/connect.topics';
import { Database } from '#src/database/database';
import { Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { TermsInForce } from '#src/sessions/terms-in-force';

/** What is to be seen to whenever the service starts, as its settings may have changed while it was not running. */
@Injectable()
export class Opening {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Brands) private readonly brands: Brands,
    @Inject(TermsInForce) private readonly terms: TermsInForce,
  ) {}

  /** Once we answer: brands try our address while they register it. */
  async announce(): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.outbox.put(tx, TermsDue, {}, { key: newId() });
      await this.outbox.put(tx, SubscriptionsDue, {}, { key: newId() });
    });
  }

  @Handles(TermsDue)
  async onTerms(): Promise<void> {
    for (const { brand, terms } of this.brands.all) await this.terms.lay(brand, terms);
  }
}
