import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { AccountLinks } from '#src/entry/account-links';
import { Attempts, type Tried } from '#src/entry/attempts';
import { AccountLinkMade, ResetAsked } from '#src/entry/entry.topics';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { newId } from '#src/kernel/ids';
import { Accounts } from '#src/people/accounts';
import { NoSuchPerson } from '#src/people/people.problems';

/** Asks for a letter with a way back in. */
@Injectable()
export class RecoveryRequests {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(AccountLinks) private readonly links: AccountLinks,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Attempts) private readonly attempts: Attempts,
  ) {}

  /** For somebody else, who alone is to see the link. @throws NoSuchPerson @throws TooManyResets */
  async askFor(accountId: string, from: string): Promise<void> {
    const account = await this.accounts.byId(accountId);
    if (!account) throw new NoSuchPerson();
    await this.ask({ email: account.email, address: from });
  }

  /**
   * Does the same for an address nobody has: it writes down a fact about an account that does not exist, which is let
   * fall later. So neither the answer nor its time tells who is here.
   * @throws TooManyResets
   */
  async ask({ email, address }: Tried): Promise<void> {
    await this.attempts.count('reset', { email, address });
    const accountId = (await this.accounts.find(email))?.id ?? newId();
    const linkId = newId();
    await this.database.transaction((tx) =>
      this.outbox.put(tx, ResetAsked, { accountId, linkId }, { key: linkId }),
    );
  }

  @Handles(ResetAsked)
  async onAsked({ accountId, linkId }: Said<typeof ResetAsked>, finish: Finish): Promise<void> {
    const account = await this.accounts.byId(accountId);
    if (!account) return;
    await finish(async (tx) => {
      await this.links.make(tx, { id: linkId, accountId, purpose: 'reset', email: account.email });
      await this.outbox.put(tx, AccountLinkMade, { linkId }, { key: linkId });
    });
  }
}
