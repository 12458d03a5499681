import { createHash } from 'node:crypto';
import type { SimClock } from '#simulators/clock';
import { Seeded } from '#simulators/seeded';

const CODE_LIVES_MS = 600_000;
const ACCESS_LIVES_S = 86_400;
/** As Garmin answers it: 90 days less two seconds. */
const REFRESH_LIVES_S = 7_775_998;

export interface Asked {
  challenge: string;
  redirectUri: string;
}

interface Code extends Asked {
  userId: string;
  until: number;
}
interface Token {
  userId: string;
  until: number;
  /** `spent`: exchanged for a newer one; `dead`: taken back by the athlete or the client. */
  state: 'live' | 'spent' | 'dead';
}

export interface TokenAnswer {
  access_token: string;
  expires_in: number;
  token_type: 'bearer';
  refresh_token: string;
  refresh_token_expires_in: number;
  scope: string;
  jti: string;
}

/** Codes and tokens given out. Every refresh gives a new refresh token and spends the old one. */
export class Grants {
  private readonly codes = new Map<string, Code>();
  private readonly access = new Map<string, Token>();
  private readonly refresh = new Map<string, Token>();
  private readonly chance: Seeded;

  constructor(
    private readonly clock: SimClock,
    seed: number,
  ) {
    this.chance = Seeded.of(seed, 'garmin', 'tokens');
  }

  giveCode(userId: string, asked: Asked): string {
    const code = this.chance.hex(32);
    this.codes.set(code, { ...asked, userId, until: this.now() + CODE_LIVES_MS });
    return code;
  }

  /** The member’s user id and tokens, or why not. A code works once, also when the rest was wrong. */
  exchange(
    code: string,
    verifier: string,
    redirectUri: string,
  ): { userId: string; answer: TokenAnswer } | string {
    const found = this.codes.get(code);
    this.codes.delete(code);
    if (!found) return 'The code is unknown or was used before.';
    if (found.until <= this.now()) return 'The code is too old.';
    if (found.redirectUri !== redirectUri) return 'redirect_uri is not the one of the authorisation.';
    if (!/^[\w.~-]{43,128}$/.test(verifier)) return 'code_verifier must have 43 to 128 plain characters.';
    if (createHash('sha256').update(verifier).digest('base64url') !== found.challenge)
      return 'code_verifier does not fit the code_challenge.';
    return { userId: found.userId, answer: this.give(found.userId) };
  }

  renew(refreshToken: string): { answer: TokenAnswer } | { state: 'unknown' | 'expired' | 'spent' | 'dead' } {
    const found = this.refresh.get(refreshToken);
    if (!found) return { state: 'unknown' };
    if (found.state !== 'live') return { state: found.state };
    if (found.until <= this.now()) return { state: 'expired' };
    found.state = 'spent';
    return { answer: this.give(found.userId) };
  }

  /** Whose token this is, or what is wrong with it. */
  holder(accessToken: string): { userId: string } | { state: 'unknown' | 'expired' | 'dead' } {
    const found = this.access.get(accessToken);
    if (!found) return { state: 'unknown' };
    if (found.state !== 'live') return { state: 'dead' };
    return found.until <= this.now() ? { state: 'expired' } : { userId: found.userId };
  }

  kill(userId: string): void {
    for (const tokens of [this.access, this.refresh])
      for (const token of tokens.values())
        if (token.userId === userId && token.state === 'live') token.state = 'dead';
  }

  private give(userId: string): TokenAnswer {
    const accessToken = this.chance.hex(48);
    const refreshToken = this.chance.hex(64);
    const now = this.now();
    this.access.set(accessToken, { userId, until: now + ACCESS_LIVES_S * 1000, state: 'live' });
    this.refresh.set(refreshToken, { userId, until: now + REFRESH_LIVES_S * 1000, state: 'live' });
    return {
      access_token: accessToken,
      expires_in: ACCESS_LIVES_S,
      token_type: 'bearer',
      refresh_token: refreshToken,
      scope: 'CONNECT_READ CONNECT_WRITE',
      jti: this.chance.hex(32),
      refresh_token_expires_in: REFRESH_LIVES_S,
    };
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
