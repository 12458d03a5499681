import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { type Identity, IdentityProvider, type Round } from '#src/entry/provider.port';
import { ProviderRoundOver } from '#src/entry/provider.problems';
import { ProviderRound } from '#src/entry/provider-round.entity';
import type { Site } from '#src/entry/site';
import { Clock } from '#src/kernel/clock';
import { Keys } from '#src/people/keys';

export const PROVIDER_CALLBACK = '/api/v1/sign-in/provider/callback';
/** How long somebody may take at the provider's pages. */
const MINUTES = 15;

export type Errand = Pick<ProviderRound, 'purpose' | 'accountId' | 'returnTo'>;

/**
 * Journeys to the provider and back. Each way back is open once, for a quarter of an hour, to the browser that set out.
 * What must be secret on the way is made from the state with a key of ours: it lies nowhere.
 */
@Injectable()
export class ProviderRounds {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(IdentityProvider) private readonly provider: IdentityProvider,
  ) {}

  /** `browserKey` goes into a cookie and is kept nowhere else. */
  async begin(errand: Errand, site: Site): Promise<{ url: string; browserKey: string }> {
    const [state, browserKey] = [this.keys.make(), this.keys.make()];
    const url = await this.provider.begin(this.round(state, errand, site));
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + MINUTES * 60_000);
    await this.database.transaction(async (tx) => {
      await tx.delete(ProviderRound, { expiresAt: LessThan(now) });
      const marks = { stateMark: this.stateMark(state), browserMark: this.browserMark(browserKey) };
      await tx.insert(ProviderRound, { ...marks, ...errand, expiresAt });
    });
    return { url, browserKey };
  }

  /** Uses the way back up. @throws ProviderRoundOver */
  async claim(state: string, browserKey: string | null): Promise<Errand> {
    const stateMark = this.stateMark(state);
    return this.database
      .transaction(async (tx) => {
        const row = await tx.findOneBy(ProviderRound, { stateMark });
        const { affected } = await tx.delete(ProviderRound, { stateMark });
        const isTheirs = row && browserKey !== null && row.browserMark === this.browserMark(browserKey);
        if (!isTheirs || affected !== 1 || row.expiresAt <= this.clock.now()) return null;
        return row;
      })
      .then((row) => {
        if (!row) throw new ProviderRoundOver(); // thrown outside: what was shown to us is used up all the same
        return row;
      });
  }

  /** Who came back. @throws ProviderRefused @throws ProviderNotBelieved @throws ProviderUnreachable */
  finish(state: string, search: string, errand: Errand, site: Site): Promise<Identity> {
    return this.provider.finish(search, this.round(state, errand, site));
  }

  browserMark(browserKey: string): string {
    return this.keys.mark(`provider-browser:${browserKey}`);
  }

  private stateMark(state: string): string {
    return this.keys.mark(`provider-state:${state}`);
  }

  private round(state: string, { purpose }: Pick<Errand, 'purpose'>, { origin }: Site): Round {
    return {
      state,
      nonce: this.keys.mark(`provider-nonce:${state}`),
      verifier: this.keys.mark(`provider-verifier:${state}`),
      redirectUri: origin + PROVIDER_CALLBACK,
      fresh: purpose === 'confirm',
    };
  }
}
