import { Inject, Injectable } from '@nestjs/common';
import { Attempts } from '#src/entry/attempts';
import { Authenticators } from '#src/entry/authenticators';
import type { Caller } from '#src/entry/caller';
import { PasskeyRefused, WrongCode } from '#src/entry/factor.problems';
import type { SecondProof } from '#src/entry/factor.shapes';
import { PasskeyCheck, type PasskeyQuestion } from '#src/entry/passkey-check';
import { RecoveryCodes } from '#src/entry/recovery-codes';

const FROM_AN_APP = /^\d{6}$/;

/** Whose proof it must be. */
export interface Owner {
  accountId: string;
  email: string;
}

/** Looks at what people show beside a password. */
@Injectable()
export class Proofs {
  constructor(
    @Inject(Attempts) private readonly attempts: Attempts,
    @Inject(Authenticators) private readonly authenticators: Authenticators,
    @Inject(RecoveryCodes) private readonly recoveryCodes: RecoveryCodes,
    @Inject(PasskeyCheck) private readonly passkeys: PasskeyCheck,
  ) {}

  /** @throws WrongCode @throws TooManyCodes @throws PasskeyRefused */
  async check(
    owner: Owner,
    proof: SecondProof,
    asked: Omit<PasskeyQuestion, 'accountId'> & { caller: Caller },
  ) {
    const { accountId, email } = owner;
    if ('code' in proof)
      return this.checkCode(accountId, proof.code, { email, address: asked.caller.address });
    const found = await this.passkeys.answered({ ...asked, accountId }, proof.passkey);
    if (found !== accountId) throw new PasskeyRefused();
  }

  private async checkCode(
    accountId: string,
    typed: string,
    tried: { email: string; address: string },
  ): Promise<void> {
    await this.attempts.count('code', tried);
    const code = typed.replaceAll(/[\s-]/g, '').toLowerCase();
    const fits = FROM_AN_APP.test(code)
      ? await this.authenticators.takes(accountId, code)
      : await this.recoveryCodes.spend(accountId, code);
    if (!fits) throw new WrongCode();
    await this.attempts.forgive('code', tried);
  }
}
