import type { SimClock } from '#simulators/clock';
import { Seeded } from '#simulators/seeded';
import { refusal } from '#simulators/strava/refusals';

/** What an athlete allowed the application, and the keys it has for it. */
export interface Grant {
  athleteId: string;
  scopes: string[];
  refreshToken: string;
  accessToken: string;
  accessExpiresAtS: number;
}

const ACCESS_LIFE_S = 21_600;
const KEEPS_SAME_S = 3_600;
const CODE_LIFE_S = 600;

/** The codes and tokens this Strava gave away and still honours. */
export class Tokens {
  readonly grants = new Map<string, Grant>();
  private readonly codes = new Map<string, { athleteId: string; scopes: string[]; expiresAtS: number }>();
  private readonly access = new Map<string, { grant: Grant; expiresAtS: number }>();
  private readonly chance: Seeded;

  constructor(
    private readonly clock: SimClock,
    seed: number,
  ) {
    this.chance = Seeded.of(seed, 'tokens');
  }

  giveCode(athleteId: string, scopes: string[]): string {
    const code = this.chance.hex(40);
    this.codes.set(code, { athleteId, scopes, expiresAtS: this.clock.nowS() + CODE_LIFE_S });
    return code;
  }

  /** Whose code it is; the code is spent by asking. */
  spendCode(code: string): { athleteId: string; scopes: string[] } {
    const given = this.codes.get(code);
    this.codes.delete(code);
    if (!given || given.expiresAtS <= this.clock.nowS()) throw refusal(400, 'RequestToken', 'code');
    return given;
  }

  /** Connects, or connects anew: with the same scopes the tokens stay, with others the old ones die. */
  grant(athleteId: string, scopes: string[]): Grant {
    const former = this.grants.get(athleteId);
    if (former?.scopes.join() === scopes.join()) return this.renew(former);
    if (former) this.revoke(former);
    const grant = {
      athleteId,
      scopes,
      refreshToken: this.chance.hex(40),
      accessToken: '',
      accessExpiresAtS: 0,
    };
    this.grants.set(athleteId, grant);
    return this.renew(grant);
  }

  refresh(refreshToken: string, { rotate }: { rotate: boolean }): Grant {
    const grant = [...this.grants.values()].find((one) => one.refreshToken === refreshToken);
    if (!grant) throw refusal(400, 'RefreshToken', 'refresh_token');
    if (rotate) grant.refreshToken = this.chance.hex(40);
    return this.renew(grant);
  }

  /** The grant behind an access token that is alive. */
  byAccess(accessToken: string): Grant | null {
    const known = this.access.get(accessToken);
    return known && known.expiresAtS > this.clock.nowS() ? known.grant : null;
  }

  byEither(token: string): Grant | null {
    const refreshed = [...this.grants.values()].find((one) => one.refreshToken === token);
    return refreshed ?? this.byAccess(token);
  }

  /** Every token of the grant is dead from here on. */
  revoke(grant: Grant): void {
    if (this.grants.get(grant.athleteId) === grant) this.grants.delete(grant.athleteId);
    for (const [token, known] of this.access) if (known.grant === grant) this.access.delete(token);
  }

  /** Strava answers with the same access token while more than an hour is left of it; an older one lives out its hours. */
  private renew(grant: Grant): Grant {
    const now = this.clock.nowS();
    if (grant.accessExpiresAtS - now > KEEPS_SAME_S) return grant;
    grant.accessToken = this.chance.hex(40);
    grant.accessExpiresAtS = now + ACCESS_LIFE_S;
    this.access.set(grant.accessToken, { grant, expiresAtS: grant.accessExpiresAtS });
    return grant;
  }
}
