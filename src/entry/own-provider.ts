import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import { Database, takeTurns } from '#src/database/database';
import { ProviderLinks } from '#src/entry/provider-links';
import { WaysIn } from '#src/entry/ways-in';

/** What people see and change of their own connection with the provider. */
@Injectable()
export class OwnProvider {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(ProviderLinks) private readonly links: ProviderLinks,
    @Inject(WaysIn) private readonly ways: WaysIn,
  ) {}

  async view(accountId: string): Promise<{ name: string | null; connectedSince: string | null }> {
    const since = await this.links.since(accountId);
    return {
      name: this.settings.provider?.name ?? null,
      connectedSince: since?.toISOString() ?? null,
    };
  }

  /** @throws NotConnected @throws LastWayIn */
  async disconnect(accountId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, `factors:${accountId}`); // as for every factor: two at once could take the last way in
      await this.links.disconnect(tx, accountId);
      await this.ways.demandOne(tx, accountId);
    });
  }
}
