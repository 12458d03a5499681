import { Inject, Injectable, Logger } from '@nestjs/common';
import { Brands } from '#src/connect/brands';
import { GrantLeft } from '#src/connect/connect.topics';
import type { Connector } from '#src/connect/connector.port';
import type { Tokens } from '#src/connect/grant.port';
import { Keyring, tokensAsText, tokensFromText } from '#src/connect/keyring';
import type { Link } from '#src/connect/link.entity';
import { aboutGrant } from '#src/connect/sealed-about';
import { Vault } from '#src/database/vault';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import { kindOf, reasonOf } from '#src/jobs/retry';
import type { Said } from '#src/jobs/topic';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';

/** Waits between tries to give a grant back to a brand that does not answer; after the last the athlete can do it there. */
const TRY_AGAIN_AFTER_MIN = [1, 10, 60, 360];

/** Gives back at the brands what athletes no longer want us to have. */
@Injectable()
export class Grants {
  private readonly log = new Logger('Links');

  constructor(
    @Inject(Brands) private readonly brands: Brands,
    @Inject(Keyring) private readonly keyring: Keyring,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** To be given back as soon as this transaction is over, however we fare: what it takes travels sealed. */
  async giveBack(tx: Tx, { id, brand }: Link): Promise<void> {
    // Keys that do not open any more cannot be given back; that must not keep anybody here.
    const held = await this.keyring.readIn(tx, id).catch(() => null);
    if (!held) return;
    const grantId = newId();
    const sealed = await this.vault.wrap(tx, tokensAsText(held.tokens), aboutGrant(grantId));
    await this.outbox.put(tx, GrantLeft, { grantId, brand, sealed }, { key: `${grantId}:0` });
  }

  @Handles(GrantLeft)
  async onLeft({ grantId, brand, sealed, tries }: Said<typeof GrantLeft>, finish: Finish): Promise<void> {
    const connector = this.brands.of(brand);
    const held = tokensFromText(this.vault.unwrap(sealed, aboutGrant(grantId)));
    const tokens = await this.usable(connector, held);
    const again = await this.revoke(connector, tokens, tries);
    await finish(async (tx) => {
      await this.outbox.forget(tx, GrantLeft, `${grantId}:`);
      if (again === null) return;
      // The newest tokens: those before may have been good for one renewal.
      const anew = await this.vault.wrap(tx, tokensAsText(tokens), aboutGrant(grantId));
      const left = { grantId, brand, sealed: anew, tries: tries + 1 };
      await this.outbox.put(tx, GrantLeft, left, { key: `${grantId}:${tries + 1}`, dueAt: again });
    });
  }

  /** Best effort. null: done, or not to be done any more; else when to try again. */
  private async revoke(connector: Connector, tokens: Tokens, tries: number): Promise<Date | null> {
    try {
      await connector.revoke(tokens);
      return null;
    } catch (error) {
      const wait = TRY_AGAIN_AFTER_MIN[tries];
      if (kindOf(error) === 'transient' && wait !== undefined)
        return new Date(this.clock.now().getTime() + wait * 60_000);
      this.log.warn(`A grant could not be given back to ${connector.title} (${reasonOf(error)}).`);
      return null;
    }
  }

  /** Brands may ask for an access token that still lives. */
  private async usable(connector: Connector, tokens: Tokens): Promise<Tokens> {
    const { accessExpiresAt, refresh } = tokens;
    const isOver = accessExpiresAt !== null && accessExpiresAt <= this.clock.now();
    if (!isOver || refresh === null || !connector.capabilities.refresh) return tokens;
    return connector.refresh(tokens).catch(() => tokens);
  }
}
