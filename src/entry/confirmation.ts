import { Inject, Injectable } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { z } from 'zod';
import type { Caller } from '#src/entry/caller';
import type { ConfirmForm } from '#src/entry/factor.shapes';
import { FrontDoor } from '#src/entry/front-door';
import { PasskeyCheck } from '#src/entry/passkey-check';
import { type Owner, Proofs } from '#src/entry/proofs';
import { SignIns } from '#src/entry/sign-ins';
import type { Site } from '#src/entry/site';
import { type Ways, WaysIn } from '#src/entry/ways-in';

/** Asks people who are inside already to show once more that it is them, by whatever they can show. */
@Injectable()
export class Confirmation {
  constructor(
    @Inject(FrontDoor) private readonly door: FrontDoor,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(PasskeyCheck) private readonly passkeys: PasskeyCheck,
    @Inject(WaysIn) private readonly waysIn: WaysIn,
    @Inject(SignIns) private readonly signIns: SignIns,
  ) {}

  ways(accountId: string): Promise<Ways> {
    return this.waysIn.of(accountId);
  }

  ask(accountId: string, site: Site): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.passkeys.ask({ purpose: 'confirm', accountId, site });
  }

  /** `key`: of the sign-in that is confirmed. @throws WrongPassword @throws WrongCode @throws PasskeyRefused */
  async show(
    owner: Owner,
    key: string,
    proof: z.output<typeof ConfirmForm>,
    { site, caller }: { site: Site; caller: Caller },
  ): Promise<void> {
    if ('password' in proof) await this.door.askAgain(owner.email, proof.password, caller);
    else await this.proofs.check(owner, proof, { purpose: 'confirm', site, caller });
    await this.signIns.confirm(key);
  }
}
