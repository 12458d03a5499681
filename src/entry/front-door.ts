import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Accounts } from '#src/people/accounts';
import { Attempts } from '#src/entry/attempts';
import type { Caller } from '#src/entry/caller';
import { isPassword } from '#src/people/passwords';
import { WrongEmailOrPassword, WrongPassword } from '#src/entry/entry.problems';
import { SignIns } from '#src/entry/sign-ins';
import { type SecondFactor, WaysIn } from '#src/entry/ways-in';

/** What a right password opens: the door, or only the way to the second step. */
export type Entered = { accountId: string; key: string } | { accountId: string; owed: SecondFactor[] };

/** Lets in who knows the password, and sends on who owes a second factor as well. */
@Injectable()
export class FrontDoor {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(Attempts) private readonly attempts: Attempts,
    @Inject(WaysIn) private readonly ways: WaysIn,
  ) {}

  /** @throws WrongEmailOrPassword @throws TooManySignIns */
  async enter(email: string, password: string, caller: Caller): Promise<Entered> {
    const accountId = await this.knows('sign-in', email, password, caller);
    if (accountId === null) throw new WrongEmailOrPassword();
    const owed = await this.ways.secondFactors(accountId);
    if (owed.length > 0) return { accountId, owed };
    const key = await this.database.transaction((tx) => this.signIns.begin(tx, accountId, caller));
    return { accountId, key };
  }

  /** Asks once more of somebody who is inside already. @throws WrongPassword @throws TooManySignIns */
  async askAgain(email: string, password: string, caller: Caller): Promise<void> {
    if ((await this.knows('confirm', email, password, caller)) === null) throw new WrongPassword();
  }

  /** The account both belong to; null: they do not belong together. */
  private async knows(
    what: 'sign-in' | 'confirm',
    email: string,
    password: string,
    { address, keepsake }: Caller,
  ): Promise<string | null> {
    const tried = { email, address, keepsake };
    await this.attempts.count(what, tried);
    const account = await this.accounts.find(email);
    if (!(await isPassword(password, account?.passwordHash ?? null)) || !account) return null;
    await this.attempts.forgive(what, tried);
    return account.id;
  }
}
