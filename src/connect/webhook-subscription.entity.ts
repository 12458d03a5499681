import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';

/** Where a brand sends its webhooks, as we registered it there. */
@Entity('webhook_subscription')
export class WebhookSubscription {
  @PrimaryColumn('varchar', { length: 40 })
  brand: string;

  /** The brand's id of it. */
  @Column('varchar', { name: 'external_id', length: 200 })
  externalId: string;

  @Column('varchar', { name: 'callback_url', length: 500 })
  callbackUrl: string;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
