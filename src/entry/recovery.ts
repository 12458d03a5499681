import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { AccountLinks } from '#src/entry/account-links';
import { OwnPassword } from '#src/entry/own-password';
import { Passkey } from '#src/entry/passkey.entity';
import { Tokens } from '#src/entry/tokens';
import { newId } from '#src/kernel/ids';
import { Accounts } from '#src/people/accounts';
import { NoSuchPerson } from '#src/people/people.problems';
import { hashPassword } from '#src/people/passwords';

/** Ways back in for who forgot the password: a letter, or a link from an operator. */
@Injectable()
export class Recovery {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(AccountLinks) private readonly links: AccountLinks,
    @Inject(OwnPassword) private readonly password: OwnPassword,
    @Inject(Tokens) private readonly tokens: Tokens,
  ) {}

  /** A link to hand over; an older one of that account stops working. @throws NoSuchPerson */
  async linkFor(accountId: string): Promise<{ token: string; expiresAt: Date }> {
    if (!(await this.accounts.byId(accountId))) throw new NoSuchPerson();
    const link = { id: newId(), accountId, purpose: 'reset', email: null } as const;
    return this.database.transaction((tx) => this.links.make(tx, link));
  }

  /**
   * A new password. Every browser is signed out, as one of them may be whoever guessed the old one; `tokens` says
   * whether programs are locked out as well. Answers whose it was.
   * @throws LinkNotUsable
   */
  async reset(token: string, password: string, tokens: 'keep' | 'remove'): Promise<{ email: string }> {
    const { accountId, email } = await this.links.at(token, 'reset');
    const passwordHash = await hashPassword(password);
    await this.database.transaction(async (tx) => {
      await this.links.useUp(tx, token, 'reset');
      await this.password.replace(tx, accountId, passwordHash);
      // A passkey may be of whoever took the address before its reader came, and goes on opening the door.
      if (email !== null && !(await tx.existsBy(Passkey, { accountId })))
        await this.accounts.proveEmail(tx, accountId);
      if (tokens === 'remove') await this.tokens.removeAll(tx, accountId);
    });
    return (await this.accounts.byId(accountId))!;
  }
}
