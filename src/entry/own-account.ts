import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { AccountLinks } from '#src/entry/account-links';
import type { Tx } from '#src/database/transaction';
import { AccountLinkMade, DoorChanged } from '#src/entry/entry.topics';
import { SignIns } from '#src/entry/sign-ins';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { Accounts } from '#src/people/accounts';

/** What people change of their own account. The routes ask first whether it is them. */
@Injectable()
export class OwnAccount {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(AccountLinks) private readonly links: AccountLinks,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(SignIns) private readonly signIns: SignIns,
  ) {}

  /**
   * Writes to the new address; the change comes true when the link in that letter is opened. The old one hears of it
   * as well, while somebody there can still do something about it.
   */
  async askForEmail(accountId: string, email: string): Promise<void> {
    const id = newId();
    await this.database.transaction(async (tx) => {
      await this.links.make(tx, { id, accountId, purpose: 'email', email });
      await this.outbox.put(tx, DoorChanged, { accountId, changeId: id, what: 'email-asked' }, { key: id });
      await this.outbox.put(tx, AccountLinkMade, { linkId: id }, { key: id });
    });
  }

  /** Where no letter can be sent. @throws EmailTaken */
  async changeEmail(accountId: string, email: string): Promise<void> {
    await this.database.transaction((tx) => this.moveTo(tx, accountId, email, false));
  }

  /**
   * `signInKey`: of the browser that opened the link. A stranger may have asked for the letter and somebody careless
   * opened it: the address counts as proved only where its reader is whose account it is.
   * @throws LinkNotUsable @throws EmailTaken
   */
  async confirmEmail(token: string, signInKey: string | null): Promise<void> {
    const { accountId, email } = await this.links.at(token, 'email');
    const isReader = signInKey !== null && (await this.signIns.accountOf(signInKey)) === accountId;
    await this.database.transaction(async (tx) => {
      await this.links.useUp(tx, token, 'email');
      await this.moveTo(tx, accountId, email!, isReader);
    });
  }

  /** Whoever reads the old address's mail may hold a link to a new password: it stops working. */
  private async moveTo(tx: Tx, accountId: string, email: string, isProved: boolean): Promise<void> {
    await this.accounts.changeEmail(tx, accountId, email, isProved);
    await this.links.forgetOf(tx, accountId);
  }
}
