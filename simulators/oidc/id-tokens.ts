import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import type { SimClock } from '#simulators/clock';

/** What a token can have wrong with it. */
export type TokenFault =
  'nonce' | 'issuer' | 'audience' | 'expired' | 'unsigned' | 'other-key' | 'no-auth-time' | 'old-auth-time';

export interface Person {
  subject: string;
  email?: string;
  emailVerified?: boolean;
  groups?: string[];
}

export interface TokenWishes {
  issuer: string;
  clientId: string;
  nonce: string;
  person: Person;
  /** What only userinfo tells. */
  bare: boolean;
  fault: TokenFault | null;
}

const LIVES_S = 300;
const KEY_ID = 'sim-1';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/** Signs who somebody is, or plants one fault in it. */
export class IdTokens {
  private constructor(
    private readonly clock: SimClock,
    private readonly own: KeyPair,
    private readonly other: KeyPair,
  ) {}

  static async open(clock: SimClock): Promise<IdTokens> {
    return new IdTokens(clock, await generateKeyPair('RS256'), await generateKeyPair('RS256'));
  }

  async jwks(): Promise<{ keys: JWK[] }> {
    return { keys: [{ ...(await exportJWK(this.own.publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' }] };
  }

  async make({ issuer, clientId, nonce, person, bare, fault }: TokenWishes): Promise<string> {
    const now = this.clock.nowS() - (fault === 'expired' ? 3600 : 0);
    const claims = {
      iss: fault === 'issuer' ? 'https://other.example' : issuer,
      aud: fault === 'audience' ? 'somebody-else' : clientId,
      sub: person.subject,
      nonce: fault === 'nonce' ? 'of-another-round' : nonce,
      iat: now,
      exp: now + LIVES_S,
      ...(fault !== 'no-auth-time' && { auth_time: now - (fault === 'old-auth-time' ? 7200 : 0) }),
      ...(bare ? {} : claimsOf(person)),
    };
    if (fault === 'unsigned') return new UnsecuredJWT(claims).encode();
    const { privateKey } = fault === 'other-key' ? this.other : this.own;
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: KEY_ID }).sign(privateKey);
  }
}

export function claimsOf({ email, emailVerified, groups }: Person): Record<string, unknown> {
  return {
    ...(email !== undefined && { email, email_verified: emailVerified ?? false }),
    ...(groups && { groups }),
  };
}
