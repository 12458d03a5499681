import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Accounts } from '#src/people/accounts';
import { Attempts } from '#src/entry/attempts';
import { isPassword } from '#src/people/passwords';
import { WrongEmailOrPassword, WrongPassword } from '#src/entry/entry.problems';
import { SignIns } from '#src/entry/sign-ins';

/** Lets in who knows the password. */
@Injectable()
export class FrontDoor {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(Attempts) private readonly attempts: Attempts,
  ) {}

  /** @throws WrongEmailOrPassword @throws TooManySignIns */
  async enter(email: string, password: string): Promise<{ accountId: string; key: string }> {
    const accountId = await this.knows(email, password);
    if (accountId === null) throw new WrongEmailOrPassword();
    const key = await this.database.transaction((tx) => this.signIns.begin(tx, accountId));
    return { accountId, key };
  }

  /** Asks once more of somebody who is inside already. @throws WrongPassword @throws TooManySignIns */
  async askAgain(email: string, password: string): Promise<void> {
    if ((await this.knows(email, password)) === null) throw new WrongPassword();
  }

  /** The account both belong to; null: they do not belong together. */
  private async knows(email: string, password: string): Promise<string | null> {
    this.attempts.check(email);
    const account = await this.accounts.find(email);
    if (!(await isPassword(password, account?.passwordHash ?? null)) || !account) {
      this.attempts.failed(email);
      return null;
    }
    this.attempts.succeeded(email);
    return account.id;
  }
}
