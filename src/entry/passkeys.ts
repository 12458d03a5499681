import { Inject, Injectable } from '@nestjs/common';
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { NoSuchPasskey, PasskeyKnown, PasskeyNotAdded, TooManyPasskeys } from '#src/entry/factor.problems';
import type { NewPasskeyAnswer } from '#src/entry/passkey.shapes';
import { PasskeyChallenges } from '#src/entry/passkey-challenges';
import { Passkey } from '#src/entry/passkey.entity';
import type { Site } from '#src/entry/site';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';

const MOST = 20;

export interface PasskeyOwner {
  accountId: string;
  email: string;
}

/** The passkeys an account has. */
@Injectable()
export class Passkeys {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PasskeyChallenges) private readonly challenges: PasskeyChallenges,
  ) {}

  list(accountId: string): Promise<Passkey[]> {
    return this.database.read(Passkey).find({ where: { accountId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** What the browser is to ask its keys for. @throws TooManyPasskeys */
  async beginAdding(
    { accountId, email }: PasskeyOwner,
    { host }: Site,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const known = await this.list(accountId);
    if (known.length >= MOST) throw new TooManyPasskeys(MOST);
    const options = await generateRegistrationOptions({
      rpName: 'Svett',
      rpID: host,
      userName: email,
      userID: new TextEncoder().encode(accountId),
      attestationType: 'none', // who made the key is nothing we need to know
      excludeCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    });
    await this.challenges.keep(options.challenge, 'add', accountId);
    return options;
  }

  /** Looks whether the new key is what was asked for; the row is not written yet. @throws PasskeyNotAdded */
  async checked(accountId: string, response: NewPasskeyAnswer, { host, origin }: Site): Promise<NewPasskey> {
    const checked = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => this.challenges.claim(challenge, 'add', accountId),
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: false,
    }).catch(() => ({ verified: false as const }));
    if (!checked.verified) throw new PasskeyNotAdded();
    const { credential, credentialBackedUp: backedUp } = checked.registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      backedUp,
    };
  }

  /** @throws PasskeyKnown @throws TooManyPasskeys */
  async add(tx: Tx, accountId: string, name: string, key: NewPasskey): Promise<Passkey> {
    await takeTurns(tx, `passkeys:${accountId}`);
    if ((await tx.countBy(Passkey, { accountId })) >= MOST) throw new TooManyPasskeys(MOST);
    if (await tx.existsBy(Passkey, { credentialId: key.credentialId })) throw new PasskeyKnown();
    const row = { ...key, id: newId(), accountId, name, createdAt: this.clock.now(), lastUsedAt: null };
    await tx.insert(Passkey, row);
    return row;
  }

  /** @throws NoSuchPasskey also for somebody else's */
  async rename(accountId: string, id: string, name: string): Promise<void> {
    const { affected } = await this.database.transaction((tx) =>
      tx.update(Passkey, { id, accountId }, { name }),
    );
    if (affected !== 1) throw new NoSuchPasskey();
  }

  /** @throws NoSuchPasskey also for somebody else's */
  async remove(tx: Tx, accountId: string, id: string): Promise<void> {
    const { affected } = await tx.delete(Passkey, { id, accountId });
    if (affected !== 1) throw new NoSuchPasskey();
  }

  existIn(tx: Tx, accountId: string): Promise<boolean> {
    return tx.existsBy(Passkey, { accountId });
  }
}

export type NewPasskey = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'backedUp'>;
