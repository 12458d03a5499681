import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Caller } from '#src/entry/caller';
import { WrongEmailOrPassword, WrongPassword } from '#src/entry/entry.problems';
import { KnownPassword } from '#src/entry/known-password';
import { SecondSteps } from '#src/entry/second-steps';
import { SignIns } from '#src/entry/sign-ins';
import { type SecondFactor, WaysIn } from '#src/entry/ways-in';

/** What a right password opens: the door, or only the way to the second step. */
export type Entered =
  { accountId: string; key: string } | { accountId: string; owed: SecondFactor[]; stepKey: string };

/** Lets in who knows the password, and sends on who owes a second factor as well. */
@Injectable()
export class FrontDoor {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(KnownPassword) private readonly password: KnownPassword,
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(SecondSteps) private readonly steps: SecondSteps,
    @Inject(WaysIn) private readonly ways: WaysIn,
  ) {}

  /** @throws WrongEmailOrPassword @throws TooManySignIns */
  async enter(email: string, password: string, caller: Caller): Promise<Entered> {
    const knower = await this.password.of('sign-in', email, password, caller);
    if (knower === null) throw new WrongEmailOrPassword();
    const accountId = knower.id;
    const owed = await this.ways.secondFactors(accountId);
    return this.database.transaction(async (tx) => {
      if (!(await this.password.isStill(tx, knower))) throw new WrongEmailOrPassword();
      if (owed.length > 0) return { accountId, owed, stepKey: await this.steps.begin(tx, accountId) };
      return { accountId, key: await this.signIns.begin(tx, accountId, caller) };
    });
  }

  /** Asks once more of somebody who is inside already. @throws WrongPassword @throws TooManySignIns */
  async askAgain(email: string, password: string, caller: Caller): Promise<void> {
    if ((await this.password.of('confirm', email, password, caller)) === null) throw new WrongPassword();
  }
}
