import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Caller } from '#src/entry/caller';
import type { Identity } from '#src/entry/provider.port';
import { NotThatPerson } from '#src/entry/provider.problems';
import { ProviderLinks } from '#src/entry/provider-links';
import { ProviderNewcomers } from '#src/entry/provider-newcomers';
import { type Errand, ProviderRounds } from '#src/entry/provider-rounds';
import { SignIns } from '#src/entry/sign-ins';
import type { Site } from '#src/entry/site';

/** What a browser brings back from the provider, and what it held before. */
export interface CameBack {
  state: string;
  /** `?code=…` */
  search: string;
  /** Of the cookie it was given when it set out. */
  browserKey: string;
  /** Of the sign-in it has, if it has one. */
  signInKey: string | null;
}

/** How a journey to the provider ended well. */
export type Outcome =
  | { is: 'in'; accountId: string; key: string; returnTo: string }
  | { is: 'new' }
  | { is: 'linked' | 'confirmed'; returnTo: string };

/** Lets in whom the provider vouches for. */
@Injectable()
export class ProviderDoor {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ProviderRounds) private readonly rounds: ProviderRounds,
    @Inject(ProviderLinks) private readonly links: ProviderLinks,
    @Inject(ProviderNewcomers) private readonly newcomers: ProviderNewcomers,
    @Inject(SignIns) private readonly signIns: SignIns,
  ) {}

  /** Whoever set out must be who comes back: for an account's own errands its browser is still signed in. */
  async finish(errand: Errand, back: CameBack, site: Site, caller: Caller): Promise<Outcome> {
    const { accountId, purpose, returnTo } = errand;
    if (accountId !== null) await this.isStill(accountId, back.signInKey);
    const who = await this.rounds.finish(back.state, back.search, errand, site);
    if (accountId === null || purpose === 'sign-in') return this.enter(who, back, returnTo, caller);
    if (purpose === 'confirm') return this.confirm(accountId, who, back.signInKey, returnTo);
    await this.database.transaction((tx) => this.links.connect(tx, accountId, who));
    return { is: 'linked', returnTo };
  }

  private async enter(
    who: Identity,
    { browserKey }: CameBack,
    returnTo: string,
    caller: Caller,
  ): Promise<Outcome> {
    const accountId = await this.links.accountOf(who);
    if (accountId === null) {
      await this.newcomers.expect(who, browserKey);
      return { is: 'new' };
    }
    await this.links.takeRoleFrom(accountId, who.groups);
    const key = await this.database.transaction((tx) => this.signIns.begin(tx, accountId, caller));
    return { is: 'in', accountId, key, returnTo };
  }

  private async confirm(
    accountId: string,
    who: Identity,
    signInKey: string | null,
    returnTo: string,
  ): Promise<Outcome> {
    if (signInKey === null || !(await this.links.isPerson(accountId, who))) throw new NotThatPerson();
    await this.signIns.confirm(signInKey);
    return { is: 'confirmed', returnTo };
  }

  private async isStill(accountId: string, signInKey: string | null): Promise<void> {
    const signedIn = signInKey === null ? null : await this.signIns.accountOf(signInKey);
    if (signedIn !== accountId) throw new NotThatPerson();
  }
}
