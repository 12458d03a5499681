import { Inject, Injectable } from '@nestjs/common';
import { Brands } from '#src/connect/brands';
import type { ErasureReason } from '#src/connect/erasure.entity';
import { Erasures } from '#src/connect/erasures';
import { Grants } from '#src/connect/grants';
import { NoSuchLink } from '#src/connect/flow.problems';
import { Link } from '#src/connect/link.entity';
import { Traces } from '#src/connect/traces';
import { Database } from '#src/database/database';
import { afterCommit, type Tx } from '#src/database/transaction';
import { STRICTEST } from '#src/sessions/source-terms.port';

export interface Farewell {
  reason: ErasureReason;
  /** What the athlete wants; a brand's terms may leave no choice. `account`: it goes with the whole account. */
  data: 'keep' | 'erase' | 'account';
  /** Left out: in this very request. */
  askedAt?: Date;
}

/** Ends links, with everything their terms say must end with them. */
@Injectable()
export class Leaving {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Brands) private readonly brands: Brands,
    @Inject(Grants) private readonly grants: Grants,
    @Inject(Traces) private readonly traces: Traces,
    @Inject(Erasures) private readonly erasures: Erasures,
  ) {}

  /** The athlete wants no more of it. @throws NoSuchLink */
  async disconnect(athleteId: string, brand: string, data: 'keep' | 'erase'): Promise<void> {
    await this.database.transaction(async (tx) => {
      const link = await tx.findOneBy(Link, { athleteId, brand });
      if (!link) throw new NoSuchLink();
      await this.unlink(tx, link.id, { reason: 'disconnected', data });
    });
  }

  /**
   * All of it in one transaction: there is no moment in which half of it is gone. Giving the grant back at the brand,
   * which may take a while, follows as a fact.
   */
  async unlink(tx: Tx, linkId: string, { reason, data, askedAt }: Farewell): Promise<void> {
    const link = await tx.findOneBy(Link, { id: linkId });
    if (!link) return;
    const connector = this.brands.all.find(({ brand }) => brand === link.brand);
    const terms = this.brands.termsOf(link);
    if (connector?.capabilities.revoke && reason !== 'deauthorised') await this.grants.giveBack(tx, link);
    afterCommit(tx, () => void this.database.wipe().catch(() => undefined)); // what cannot be wiped now is so soon, in the course of things
    // The link first: whoever is about to take something in for it waits for this row, and then finds it gone.
    await tx.delete(Link, { id: linkId });
    await this.traces.forgetFacts(tx, link);
    if (data === 'keep' && terms.afterUnlinking === 'owner-chooses') return;
    const counts = data === 'account' ? {} : await this.traces.erase(tx, link, terms);
    await this.erasures.record(tx, link, terms, { reason, counts, askedAt });
  }

  /** The record that somebody's data has gone, with their account or without, and whatever was not from a link. */
  recordPerson(
    tx: Tx,
    athleteId: string,
    reason: 'account-erased' | 'data-erased',
    counts: Record<string, number>,
  ): Promise<void> {
    const brand = reason === 'account-erased' ? 'account' : 'data';
    return this.erasures.record(tx, { athleteId, brand, vendorUserId: athleteId }, STRICTEST, {
      reason,
      counts,
    });
  }
}
