import { Inject, Injectable } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { Database } from '#src/database/database';
import type { Caller } from '#src/entry/caller';
import type { PasskeyAnswer } from '#src/entry/passkey.shapes';
import { PasskeyCheck } from '#src/entry/passkey-check';
import { SecondSteps } from '#src/entry/second-steps';
import { SignIns } from '#src/entry/sign-ins';
import type { Site } from '#src/entry/site';

/** Asks passkeys at the door, and lets in whose passkey knows its owner: it is both factors in one. */
@Injectable()
export class PasskeyDoor {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PasskeyCheck) private readonly passkeys: PasskeyCheck,
    @Inject(SecondSteps) private readonly steps: SecondSteps,
    @Inject(SignIns) private readonly signIns: SignIns,
  ) {}

  ask(site: Site): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.passkeys.ask({ purpose: 'sign-in', accountId: null, site });
  }

  /** For whoever has shown the password already. @throws SecondStepOver */
  async askSecond(stepKey: string | null, site: Site): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const accountId = await this.steps.accountOf(stepKey);
    return this.passkeys.ask({ purpose: 'second', accountId, site });
  }

  /** @throws PasskeyRefused */
  async enter(
    answer: PasskeyAnswer,
    site: Site,
    caller: Caller,
  ): Promise<{ accountId: string; key: string }> {
    const accountId = await this.passkeys.answered({ purpose: 'sign-in', accountId: null, site }, answer);
    const key = await this.database.transaction((tx) => this.signIns.begin(tx, accountId, caller));
    return { accountId, key };
  }
}
