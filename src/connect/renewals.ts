import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Brands } from '#src/connect/brands';
import { GrantLost, RenewalUnderWay } from '#src/connect/connect.problems';
import { NoSuchLink } from '#src/connect/flow.problems';
import type { Tokens } from '#src/connect/grant.port';
import { type Held, Keyring, turnOf } from '#src/connect/keyring';
import { Link } from '#src/connect/link.entity';
import { Links, stateBy } from '#src/connect/links';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { isDead, newOwner } from '#src/jobs/owner';
import { Clock } from '#src/kernel/clock';
import { tell } from '#src/kernel/happenings';

/** Tokens that run out sooner are renewed before they are used. */
const MARGIN_MS = 10 * 60_000;
/** A renewal that takes longer has died: brands answer within seconds, and we hang up on them after fifteen. */
const LEASE_MS = 60_000;
/** While another process renews: how often to look whether it has, for how long, and when to come again after that. */
const [LOOK_MS, PATIENCE_MS, COME_AGAIN_MS] = [100, 2_000, 2_000];

type Good = (held: Held) => boolean;
type Leave = { held: Held } | { renew: Held };

/**
 * Renews the tokens of links, one at a time for each link: some refresh tokens work once, and two who spend the same
 * one lose the link. The newest are committed before anybody uses them.
 */
@Injectable()
export class Renewals {
  private readonly self = newOwner();
  private readonly underWay = new Map<string, Promise<Held>>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keyring) private readonly keyring: Keyring,
    @Inject(Links) private readonly links: Links,
    @Inject(Brands) private readonly brands: Brands,
  ) {}

  /** Tokens that last some minutes yet. @throws GrantLost @throws NoSuchLink @throws RenewalUnderWay */
  fresh(linkId: string): Promise<Held> {
    return this.good(linkId, ({ tokens: { accessExpiresAt } }) => {
      const soon = this.clock.now().getTime() + MARGIN_MS;
      return accessExpiresAt === null || accessExpiresAt.getTime() > soon;
    });
  }

  /** Tokens other than these, which the brand refused. @throws GrantLost @throws NoSuchLink @throws RenewalUnderWay */
  instead(linkId: string, refused: Held): Promise<Held> {
    return this.good(linkId, ({ tokens, at }) => {
      return tokens.access !== refused.tokens.access || at.getTime() !== refused.at.getTime();
    });
  }

  private async good(linkId: string, isGood: Good): Promise<Held> {
    for (;;) {
      const held = await this.keyring.read(linkId);
      if (!held) throw new NoSuchLink();
      if (isGood(held)) return held;
      const underWay = this.underWay.get(linkId);
      if (!underWay) return this.begin(linkId, isGood);
      const renewed = await underWay; // its failure is ours as well: the brand need not hear the same question twice
      if (isGood(renewed)) return renewed;
    }
  }

  private begin(linkId: string, isGood: Good): Promise<Held> {
    const renewal = this.renew(linkId, isGood).finally(() => this.underWay.delete(linkId));
    this.underWay.set(linkId, renewal);
    return renewal;
  }

  private async renew(linkId: string, isGood: Good): Promise<Held> {
    const link = await this.links.find(linkId);
    if (!link) throw new NoSuchLink();
    const connector = this.brands.of(link.brand);
    const leave = await this.database
      .transaction((tx) => this.lease(tx, linkId, connector.title, isGood))
      .catch((error: unknown) => this.elsewhere(linkId, error, isGood));
    if ('held' in leave) return leave.held;
    const old = leave.renew;
    let tokens: Tokens;
    try {
      const isRenewable = connector.capabilities.refresh && old.tokens.refresh !== null;
      if (!isRenewable) throw new GrantLost(connector.title);
      tokens = await connector.refresh(old.tokens);
      tell('tokens.refreshed', { provider: link.brand, result: 'renewed' });
    } catch (error) {
      tell('tokens.refreshed', {
        provider: link.brand,
        result: error instanceof GrantLost ? 'lost' : 'failed',
      });
      await this.database.transaction((tx) => this.failed(tx, linkId, old, error));
      throw error;
    }
    const kept = await this.database.transaction((tx) => this.keep(tx, linkId, old, tokens));
    if (kept) return kept;
    await connector.revoke(tokens).catch(() => undefined); // the athlete left meanwhile: nobody may keep these
    throw new NoSuchLink();
  }

  /**
   * Brands mostly answer within a second: what another process is renewing is waited for, as if it were under way here. Where
   * it fails the brand is not asked the same question twice.
   */
  private async elsewhere(linkId: string, error: unknown, isGood: Good): Promise<Leave> {
    if (!(error instanceof RenewalUnderWay)) throw error;
    for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += LOOK_MS) {
      await setTimeout(LOOK_MS);
      const held = await this.keyring.read(linkId);
      if (!held) throw new NoSuchLink();
      if (isGood(held)) return { held };
    }
    throw error;
  }

  private async lease(tx: Tx, linkId: string, title: string, isGood: Good): Promise<Leave> {
    const now = this.clock.now();
    await takeTurns(tx, turnOf(linkId));
    const link = await tx.findOneBy(Link, { id: linkId });
    const held = await this.keyring.readIn(tx, linkId);
    if (!link || !held) throw new NoSuchLink();
    if (link.state === 'reconnect') throw new GrantLost(title);
    if (isGood(held)) return { held };
    const { leaseOwner, leasedUntil } = link;
    const isTaken = leaseOwner !== null && leasedUntil !== null && leasedUntil > now;
    if (isTaken && leaseOwner !== this.self && !isDead(leaseOwner))
      throw new RenewalUnderWay(new Date(now.getTime() + COME_AGAIN_MS));
    await tx.update(Link, linkId, {
      leaseOwner: this.self,
      leasedUntil: new Date(now.getTime() + LEASE_MS),
    });
    return { renew: held };
  }

  /**
   * What the brand gave for the old tokens is the only thing that opens now, so it is kept even if our lease ran out
   * meanwhile; unless the athlete connected anew, or left.
   */
  private async keep(tx: Tx, linkId: string, old: Held, tokens: Tokens): Promise<Held | null> {
    await takeTurns(tx, turnOf(linkId));
    const held = await this.keyring.readIn(tx, linkId);
    if (!held) return null;
    if (!areSame(held.tokens, old.tokens)) return held;
    const link = await tx.findOneByOrFail(Link, { id: linkId });
    const state = stateBy(this.brands.of(link.brand), link.scopes);
    await tx.update(Link, linkId, { ...(await this.keyring.sealed(tx, linkId, tokens)), state });
    return this.keyring.readIn(tx, linkId);
  }

  private async failed(tx: Tx, linkId: string, old: Held, error: unknown): Promise<void> {
    await takeTurns(tx, turnOf(linkId));
    await tx.update(Link, { id: linkId, leaseOwner: this.self }, { leaseOwner: null, leasedUntil: null });
    const held = await this.keyring.readIn(tx, linkId);
    if (held && error instanceof GrantLost && areSame(held.tokens, old.tokens))
      await this.links.lost(tx, linkId, error);
  }
}

function areSame(one: Tokens, other: Tokens): boolean {
  return one.access === other.access && one.refresh === other.refresh;
}
