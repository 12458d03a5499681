import { Inject, Injectable } from '@nestjs/common';
import { LinkActivity } from '#src/connect/link-activity.entity';
import { IsNull, LessThan, MoreThan, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';

/** How an activity stands here. */
export type Standing = Omit<LinkActivity, 'linkId'>;

/** What we hold of each link, beside which a brand's list is laid. */
@Injectable()
export class LinkActivities {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Whether it stands here as the brand's list tells it. */
  isAt(linkId: string, externalId: string, version: string): Promise<boolean> {
    return this.database.read(LinkActivity).existsBy({ linkId, externalId, version });
  }

  async startOf(linkId: string, externalId: string): Promise<Date | null> {
    const here = { linkId, externalId, startedAt: Not(IsNull()) };
    return (await this.database.read(LinkActivity).findOneBy(here))?.startedAt ?? null;
  }

  all(linkId: string): Promise<LinkActivity[]> {
    return this.database.read(LinkActivity).findBy({ linkId });
  }

  /** How many there are, however many pieces each came in. */
  async count(linkId: string): Promise<number> {
    const here = (await this.all(linkId)).filter(({ startedAt }) => startedAt !== null);
    return new Set(here.map(({ externalId }) => externalId)).size;
  }

  async holds(tx: Tx, linkId: string, externalId: string): Promise<boolean> {
    return tx.existsBy(LinkActivity, { linkId, externalId, startedAt: Not(IsNull()) });
  }

  /** Writes down how it stands; false: something newer is known already, and this must not be taken in. */
  async stand(tx: Tx, linkId: string, standing: Standing): Promise<boolean> {
    const { externalId, part, asOf } = standing;
    const known = await tx.findBy(LinkActivity, { linkId, externalId });
    const isNewer = (row: LinkActivity) => row.asOf > asOf && (row.part === part || row.startedAt === null);
    if (known.some(isNewer)) return false;
    await tx.upsert(LinkActivity, { linkId, ...standing }, ['linkId', 'externalId', 'part']);
    return true;
  }

  /** Writes down that it is gone at the brand; false: it has been seen there since. */
  async gone(tx: Tx, linkId: string, externalId: string, asOf: Date): Promise<boolean> {
    if (await tx.existsBy(LinkActivity, { linkId, externalId, asOf: MoreThan(asOf) })) return false;
    await tx.delete(LinkActivity, { linkId, externalId });
    await tx.insert(LinkActivity, { linkId, externalId, part: '', startedAt: null, version: null, asOf });
    return true;
  }

  /** Whatever stands here is to be asked for again. */
  async doubt(tx: Tx, linkId: string): Promise<void> {
    await tx.update(LinkActivity, { linkId }, { version: null });
  }

  /** What was dealt with before `moment` and began before it, too, is compared no more. */
  async forgetBefore(tx: Tx, linkId: string, moment: Date): Promise<void> {
    await tx.delete(LinkActivity, { linkId, asOf: LessThan(moment), startedAt: LessThan(moment) });
    await tx.delete(LinkActivity, { linkId, asOf: LessThan(moment), startedAt: IsNull() });
  }
}
