import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '#src/database/transaction';
import { Attempts } from '#src/entry/attempts';
import type { Caller } from '#src/entry/caller';
import { Accounts } from '#src/people/accounts';
import { isPassword } from '#src/people/passwords';

/** Whose password somebody has shown, and the very one it was. */
export interface Knower {
  id: string;
  passwordHash: string;
}

/** Whether somebody knows the password of an account. */
@Injectable()
export class KnownPassword {
  constructor(
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Attempts) private readonly attempts: Attempts,
  ) {}

  /** The account both belong to; null: they do not belong together. @throws TooManySignIns */
  async of(
    what: 'sign-in' | 'confirm',
    email: string,
    password: string,
    { address, keepsake }: Caller,
  ): Promise<Knower | null> {
    const tried = { email, address, keepsake };
    await this.attempts.count(what, tried);
    const account = await this.accounts.find(email);
    if (!(await isPassword(password, account?.passwordHash ?? null)) || !account) return null;
    await this.attempts.forgive(what, tried);
    return account;
  }

  /**
   * Whether it is the password still, as this transaction sees it. Looking at a password takes a while, and a new one
   * signs out who knew the old: nobody may come in after that with what they showed before.
   */
  async isStill(tx: Tx, { id, passwordHash }: Knower): Promise<boolean> {
    return this.accounts.isPasswordStill(tx, id, passwordHash);
  }
}
