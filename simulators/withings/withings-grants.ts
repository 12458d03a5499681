import type { SimClock } from '#simulators/clock';
import { Seeded } from '#simulators/seeded';

const CODE_LIVES_MS = 30_000;
const ACCESS_LIVES_S = 10_800;
const REFRESH_LIVES_MS = 365 * 86_400_000;

interface Given {
  userId: string;
  scope: string;
  until: number;
  dead: boolean;
}

export interface WithingsTokens {
  userid: string;
  access_token: string;
  refresh_token: string;
  expires_in: number;
  scope: string;
  token_type: 'Bearer';
}

/** Codes that live half a minute, and tokens of which each refresh gives both anew. */
export class WithingsGrants {
  private readonly codes = new Map<string, Given & { redirectUri: string }>();
  private readonly access = new Map<string, Given>();
  private readonly refresh = new Map<string, Given>();
  private readonly chance: Seeded;

  constructor(
    private readonly clock: SimClock,
    seed: number,
  ) {
    this.chance = Seeded.of(seed, 'withings');
  }

  giveCode(userId: string, scope: string, redirectUri: string): string {
    const code = this.chance.hex(40);
    this.codes.set(code, { userId, scope, redirectUri, until: this.now() + CODE_LIVES_MS, dead: false });
    return code;
  }

  exchange(code: string, redirectUri: string): WithingsTokens | string {
    const found = this.codes.get(code);
    this.codes.delete(code);
    if (!found) return 'invalid code';
    if (found.until <= this.now()) return 'invalid code: it was valid for 30 seconds';
    return found.redirectUri === redirectUri ? this.give(found) : 'invalid redirect_uri';
  }

  /** null for a token that is not, or no longer, good. */
  renew(refreshToken: string): WithingsTokens | null {
    const found = this.refresh.get(refreshToken);
    if (!found || found.dead || found.until <= this.now()) return null;
    found.dead = true;
    return this.give(found);
  }

  holder(accessToken: string): { userId: string; scope: string } | null {
    const found = this.access.get(accessToken);
    return found && !found.dead && found.until > this.now() ? found : null;
  }

  kill(userId: string): void {
    for (const tokens of [this.access, this.refresh])
      for (const token of tokens.values()) if (token.userId === userId) token.dead = true;
  }

  private give({ userId, scope }: Given): WithingsTokens {
    const [accessToken, refreshToken] = [this.chance.hex(40), this.chance.hex(40)];
    const now = this.now();
    this.access.set(accessToken, { userId, scope, until: now + ACCESS_LIVES_S * 1000, dead: false });
    this.refresh.set(refreshToken, { userId, scope, until: now + REFRESH_LIVES_MS, dead: false });
    return {
      userid: userId,
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: ACCESS_LIVES_S,
      scope,
      token_type: 'Bearer',
    };
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
