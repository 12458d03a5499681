import { Inject, Injectable } from '@nestjs/common';
import type { Subscription } from '#src/connect/arrival.port';
import { WebhookSubscription } from '#src/connect/webhook-subscription.entity';
import { Database } from '#src/database/database';
import { Clock } from '#src/kernel/clock';

/** How long another process's change may stay unseen. */
const REMEMBERED_MS = 30_000;

/** Under which numbers brands send us their notices. */
@Injectable()
export class Subscriptions {
  private readonly remembered = new Map<string, { id: string | null; until: number }>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** null: none that we know of. Asked for every notice, and so kept in memory for a moment. */
  async idOf(brand: string): Promise<string | null> {
    const now = this.clock.now().getTime();
    const known = this.remembered.get(brand);
    if (known && now < known.until) return known.id;
    const row = await this.database.read(WebhookSubscription).findOneBy({ brand });
    const id = row?.externalId ?? null;
    this.remembered.set(brand, { id, until: now + REMEMBERED_MS });
    return id;
  }

  async keep(brand: string, { id, callbackUrl }: Subscription): Promise<void> {
    const createdAt = this.clock.now();
    await this.database.transaction(async (tx) => {
      const row = await tx.findOneBy(WebhookSubscription, { brand });
      if (row?.externalId === id && row.callbackUrl === callbackUrl) return;
      await tx.upsert(WebhookSubscription, { brand, externalId: id, callbackUrl, createdAt }, ['brand']);
    });
    this.remembered.delete(brand);
  }
}
