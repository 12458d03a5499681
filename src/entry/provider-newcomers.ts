import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import { LessThan, MoreThan } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Identity } from '#src/entry/provider.port';
import {
  NobodyByProvider,
  ProviderEmailKnown,
  ProviderRoundOver,
  ProviderWithoutEmail,
} from '#src/entry/provider.problems';
import { ProviderNewcomer } from '#src/entry/provider-newcomer.entity';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { Accounts, Email } from '#src/people/accounts';
import { Keys } from '#src/people/keys';

/** How long the form may take. */
export const NEWCOMER_MINUTES = 30;

/** People whom the provider knows and we do not, between the provider's page and ours. */
@Injectable()
export class ProviderNewcomers {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(Accounts) private readonly accounts: Accounts,
  ) {}

  get mayComeUninvited(): boolean {
    return this.settings.provider?.signUp === 'anybody';
  }

  /** @throws NobodyByProvider @throws ProviderWithoutEmail @throws ProviderEmailKnown */
  async expect({ issuer, subject, ...who }: Identity, browserKey: string): Promise<void> {
    const told = Email.safeParse(who.email ?? '');
    // Whom the provider believes the address hears first that it is known here; nobody else does.
    if (told.success && who.emailVerified && (await this.accounts.find(told.data)))
      throw new ProviderEmailKnown();
    if ((this.settings.provider?.signUp ?? 'never') === 'never') throw new NobodyByProvider();
    if (!told.success) throw new ProviderWithoutEmail();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + NEWCOMER_MINUTES * 60_000);
    const row = { browserMark: this.mark(browserKey), issuer, subject, email: told.data, expiresAt };
    await this.database.transaction(async (tx) => {
      await tx.delete(ProviderNewcomer, { expiresAt: LessThan(now) });
      await tx.insert(ProviderNewcomer, row);
    });
  }

  /** @throws ProviderRoundOver */
  async at(browserKey: string | null): Promise<ProviderNewcomer> {
    const found =
      browserKey === null
        ? null
        : await this.database.read(ProviderNewcomer).findOneBy(this.alive(browserKey));
    if (!found) throw new ProviderRoundOver();
    return found;
  }

  /** @throws ProviderRoundOver where another request did so a moment ago */
  async useUp(tx: Tx, browserKey: string): Promise<void> {
    const { affected } = await tx.delete(ProviderNewcomer, this.alive(browserKey));
    if (affected !== 1) throw new ProviderRoundOver();
  }

  private alive(browserKey: string) {
    return { browserMark: this.mark(browserKey), expiresAt: MoreThan(this.clock.now()) };
  }

  private mark(browserKey: string): string {
    return this.keys.mark(`provider-newcomer:${browserKey}`);
  }
}
