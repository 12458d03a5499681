import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '#src/entry/caller';
import { SignIns } from '#src/entry/sign-ins';
import type { Tx } from '#src/database/transaction';
import { Clock, dayOf } from '#src/kernel/clock';
import { Accounts, type NewPerson } from '#src/people/accounts';
import { refuseTooYoung } from '#src/people/age';
import { consentText } from '#src/people/consent-texts';
import { Consents } from '#src/people/consents';
import { hashPassword, NO_PASSWORD } from '#src/people/passwords';
import { ConsentTextChanged } from '#src/people/people.problems';

/** What somebody tells at the door. */
export interface Newcomer extends NewPerson {
  /** Where they told it. */
  door: 'set-up' | 'join';
  birthDate: string;
  /** null: they come in another way, by a provider of the operator's. */
  password: string | null;
  /** The digest of the text they read when they agreed to Svett keeping health data of theirs; null: they did not. */
  healthData: string | null;
}

/** A newcomer whose slow part is done, so that the transaction is short. */
export interface Ready {
  newcomer: Newcomer;
  passwordHash: string;
}

/** Makes the accounts of people who come themselves, by whatever door: the set-up link, an invitation, the open door, a provider. */
@Injectable()
export class Admission {
  constructor(
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws TooYoung @throws ConsentTextChanged with nothing kept */
  async ready(newcomer: Newcomer): Promise<Ready> {
    refuseTooYoung(newcomer.birthDate, dayOf(this.clock.now()));
    const { password, healthData, language } = newcomer;
    if (healthData !== null && healthData !== consentText('health-data', language).sha256)
      throw new ConsentTextChanged();
    return { newcomer, passwordHash: password === null ? NO_PASSWORD : await hashPassword(password) };
  }

  /** Makes the account and lets them in; gives back the key of their sign-in. @throws EmailTaken */
  async admit(
    tx: Tx,
    { newcomer, passwordHash }: Ready,
    caller: Caller,
  ): Promise<{ accountId: string; athleteId: string; key: string }> {
    const added = await this.accounts.write(tx, newcomer, passwordHash);
    if (newcomer.healthData !== null) {
      const saying = { method: newcomer.door, language: newcomer.language, actorId: added.accountId };
      await this.consents.say(tx, added.athleteId, 'health-data', true, saying);
    }
    return { ...added, key: await this.signIns.begin(tx, added.accountId, caller) };
  }
}
