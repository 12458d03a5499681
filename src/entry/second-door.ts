import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Caller } from '#src/entry/caller';
import { SecondStepOver } from '#src/entry/factor.problems';
import type { SecondProof } from '#src/entry/factor.shapes';
import { Proofs } from '#src/entry/proofs';
import { SecondSteps } from '#src/entry/second-steps';
import { SignIns } from '#src/entry/sign-ins';
import type { Site } from '#src/entry/site';
import { Accounts } from '#src/people/accounts';

/** Lets in who shows a second factor after the password, or a passkey in place of both. */
@Injectable()
export class SecondDoor {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(SecondSteps) private readonly steps: SecondSteps,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(SignIns) private readonly signIns: SignIns,
  ) {}

  /** `stepKey`: what the browser was given for its password. @throws SecondStepOver @throws WrongCode @throws PasskeyRefused */
  async enter(
    stepKey: string | null,
    proof: SecondProof,
    site: Site,
    caller: Caller,
  ): Promise<{ accountId: string; key: string }> {
    const accountId = await this.steps.try(stepKey);
    const account = await this.accounts.byId(accountId);
    if (!account || stepKey === null) throw new SecondStepOver();
    await this.proofs.check({ accountId, email: account.email }, proof, { purpose: 'second', site, caller });
    const key = await this.database.transaction(async (tx) => {
      await this.steps.end(tx, stepKey);
      return this.signIns.begin(tx, accountId, caller);
    });
    return { accountId, key };
  }
}
