import { Inject, Injectable, Logger } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import { Brands } from '#src/connect/brands';
import { SubscriptionsDue } from '#src/connect/connect.topics';
import type { Connector } from '#src/connect/connector.port';
import { Hooks } from '#src/connect/hooks';
import { Subscriptions } from '#src/connect/subscriptions';
import { Handles } from '#src/jobs/handles';
import { reasonOf } from '#src/jobs/retry';

/** Sees to it that brands know where to send their notices. */
@Injectable()
export class Subscriber {
  private readonly log = new Logger('Webhooks');

  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Brands) private readonly brands: Brands,
    @Inject(Hooks) private readonly hooks: Hooks,
    @Inject(Subscriptions) private readonly subscriptions: Subscriptions,
  ) {}

  /** Without an address people reach us by there is nothing to tell a brand. */
  @Handles(SubscriptionsDue)
  async onDue(): Promise<void> {
    if (this.settings.publicUrl === null) return;
    const failures: unknown[] = [];
    for (const connector of this.brands.all) {
      if (!connector.isConfigured || !connector.capabilities.registersWebhooks) continue;
      await this.subscribe(connector).catch((error: unknown) => {
        this.log.warn(`${connector.title} did not register our address (${reasonOf(error)}).`);
        failures.push(error);
      });
    }
    if (failures.length > 0) throw failures[0];
  }

  /** One subscription an application, and no way to change it: another address is taken away before ours is put. */
  private async subscribe(connector: Connector): Promise<void> {
    const callbackUrl = this.hooks.urlOf(connector.brand);
    const known = await connector.subscriptions();
    const ours = known.find((subscription) => subscription.callbackUrl === callbackUrl);
    for (const { id } of known.filter((each) => each !== ours)) await connector.unsubscribe(id);
    await this.subscriptions.keep(connector.brand, ours ?? (await connector.subscribe(callbackUrl)));
  }
}
