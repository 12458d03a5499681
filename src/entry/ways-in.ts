import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Authenticators } from '#src/entry/authenticators';
import { LastWayIn } from '#src/entry/factor.problems';
import { Passkey } from '#src/entry/passkey.entity';
import { ProviderLink } from '#src/entry/provider-link.entity';
import { ProviderLinks } from '#src/entry/provider-links';
import { RecoveryCodes } from '#src/entry/recovery-codes';
import { Accounts } from '#src/people/accounts';
import { NO_PASSWORD } from '#src/people/passwords';

/** What somebody can show that they are themselves. */
export interface Ways {
  password: boolean;
  /** From an app, or a recovery code. */
  code: boolean;
  passkey: boolean;
  /** By signing in anew at the provider they are connected with. */
  provider: boolean;
}

export type SecondFactor = 'code' | 'passkey';

/** Which ways in an account has. One is always left. */
@Injectable()
export class WaysIn {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Authenticators) private readonly authenticators: Authenticators,
    @Inject(RecoveryCodes) private readonly codes: RecoveryCodes,
    @Inject(ProviderLinks) private readonly links: ProviderLinks,
  ) {}

  async of(accountId: string): Promise<Ways> {
    const code = (await this.hasApp(accountId)) || (await this.codes.left(accountId)) > 0;
    return {
      password: await this.hasPassword(accountId),
      code,
      passkey: await this.hasPasskey(accountId),
      provider: this.links.isSetUp && (await this.links.since(accountId)) !== null,
    };
  }

  /**
   * What has to be shown beside the password; empty: nothing. Codes are always among it, as whoever has a second factor
   * was given recovery codes.
   */
  async secondFactors(accountId: string): Promise<SecondFactor[]> {
    if (await this.hasPasskey(accountId)) return ['code', 'passkey'];
    return (await this.hasApp(accountId)) ? ['code'] : [];
  }

  /** After something was taken away, in the same transaction. @throws LastWayIn */
  async demandOne(tx: Tx, accountId: string): Promise<void> {
    if (this.links.isSetUp && (await tx.existsBy(ProviderLink, { accountId }))) return;
    if (this.links.isOnlyWay) throw new LastWayIn();
    if (await this.hasPassword(accountId)) return;
    if (!(await tx.existsBy(Passkey, { accountId }))) throw new LastWayIn();
  }

  private hasPasskey(accountId: string): Promise<boolean> {
    return this.database.read(Passkey).existsBy({ accountId });
  }

  private async hasApp(accountId: string): Promise<boolean> {
    return (await this.authenticators.since(accountId)) !== null;
  }

  private async hasPassword(accountId: string): Promise<boolean> {
    const account = await this.accounts.byId(accountId);
    return account !== null && account.passwordHash !== NO_PASSWORD;
  }
}
