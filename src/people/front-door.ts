import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Accounts } from '#src/people/accounts';
import { Attempts } from '#src/people/attempts';
import { isPassword } from '#src/people/passwords';
import { WrongEmailOrPassword } from '#src/people/people.problems';
import { SignIns } from '#src/people/sign-ins';

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
    this.attempts.check(email);
    const account = await this.accounts.find(email);
    if (!(await isPassword(password, account?.passwordHash ?? null)) || !account) {
      this.attempts.failed(email);
      throw new WrongEmailOrPassword();
    }
    this.attempts.succeeded(email);
    const key = await this.database.transaction((tx) => this.signIns.begin(tx, account.id));
    return { accountId: account.id, key };
  }
}
