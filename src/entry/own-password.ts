import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { AccountLinks } from '#src/entry/account-links';
import type { Caller } from '#src/entry/caller';
import { DoorChanged } from '#src/entry/entry.topics';
import { SignIns } from '#src/entry/sign-ins';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { Accounts } from '#src/people/accounts';
import { hashPassword } from '#src/people/passwords';

/** A new password in the place of the old one, which somebody else may have guessed. */
@Injectable()
export class OwnPassword {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(AccountLinks) private readonly links: AccountLinks,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Signs out every browser; gives back the key of a new sign-in for the one that asked. */
  async change(accountId: string, password: string, caller: Caller): Promise<string> {
    const passwordHash = await hashPassword(password);
    return this.database.transaction(async (tx) => {
      await this.replace(tx, accountId, passwordHash);
      return this.signIns.begin(tx, accountId, caller);
    });
  }

  /** Signs out every browser, makes links useless that somebody else may hold, and lets the owner know. */
  async replace(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
    await this.accounts.changePassword(tx, accountId, passwordHash);
    await this.signIns.endOthers(tx, accountId, null);
    await this.links.forgetOf(tx, accountId);
    const changeId = newId();
    const fact = { accountId, changeId, what: 'password-changed' } as const;
    await this.outbox.put(tx, DoorChanged, fact, { key: changeId });
  }
}
