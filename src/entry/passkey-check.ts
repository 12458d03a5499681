import { Inject, Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { LessThanOrEqual } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { PasskeyRefused } from '#src/entry/factor.problems';
import { PasskeyChallenges } from '#src/entry/passkey-challenges';
import type { PasskeyPurpose } from '#src/entry/passkey-challenge.entity';
import { Passkey } from '#src/entry/passkey.entity';
import type { PasskeyAnswer } from '#src/entry/passkey.shapes';
import type { Site } from '#src/entry/site';
import { Clock } from '#src/kernel/clock';

/** What a passkey is asked for, and by whom; an account of null is anybody's who wants to sign in. */
export interface PasskeyQuestion {
  purpose: Exclude<PasskeyPurpose, 'add'>;
  accountId: string | null;
  site: Site;
}

/** Beside a password, having the key is enough. Alone, the key must have seen a finger, a face or a PIN. */
const VERIFIES_ITS_OWNER = { 'sign-in': 'required', confirm: 'required', second: 'preferred' } as const;

/** Asks passkeys, and looks at what they answer. */
@Injectable()
export class PasskeyCheck {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PasskeyChallenges) private readonly challenges: PasskeyChallenges,
  ) {}

  async ask({ purpose, accountId, site }: PasskeyQuestion): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const own = accountId === null ? [] : await this.database.read(Passkey).findBy({ accountId });
    const options = await generateAuthenticationOptions({
      rpID: site.host,
      userVerification: VERIFIES_ITS_OWNER[purpose],
      allowCredentials: own.map(({ credentialId: id, transports }) => ({ id, transports })),
    });
    await this.challenges.keep(options.challenge, purpose, accountId);
    return options;
  }

  /** Whose account the passkey opens. @throws PasskeyRefused */
  async answered({ purpose, accountId, site }: PasskeyQuestion, response: PasskeyAnswer): Promise<string> {
    const key = await this.database.read(Passkey).findOneBy({ credentialId: response.id });
    const checked = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => this.challenges.claim(challenge, purpose, accountId),
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(key?.publicKey ?? []),
        counter: key?.counter ?? 0,
      },
      requireUserVerification: VERIFIES_ITS_OWNER[purpose] === 'required',
    }).catch(() => ({ verified: false as const })); // a counter that went back is one of the reasons
    if (!key || !checked.verified || !isTheirs(key, accountId, response)) throw new PasskeyRefused();
    await this.noteUse(key, checked.authenticationInfo);
    return key.accountId;
  }

  /** The counter never goes back here either, in whatever order two answers are noted. */
  private async noteUse(
    { id }: Passkey,
    {
      newCounter: counter,
      credentialBackedUp: backedUp,
    }: { newCounter: number; credentialBackedUp: boolean },
  ): Promise<void> {
    const lastUsedAt = this.clock.now();
    await this.database.transaction((tx) =>
      tx.update(Passkey, { id, counter: LessThanOrEqual(counter) }, { counter, backedUp, lastUsedAt }),
    );
  }
}

/** A key that stores whom it is for says so, and must say the same as we. */
function isTheirs(key: Passkey, accountId: string | null, { response }: PasskeyAnswer): boolean {
  if (accountId !== null && key.accountId !== accountId) return false;
  const told = response.userHandle;
  return told === undefined || Buffer.from(told, 'base64url').toString('utf8') === key.accountId;
}
