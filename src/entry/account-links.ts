import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { AccountLink, type LinkPurpose } from '#src/entry/account-link.entity';
import { LinkNotUsable } from '#src/entry/letting-in.problems';
import { Clock, HOUR_MS } from '#src/kernel/clock';
import { Keys } from '#src/people/keys';

const HOLDS_HOURS: Record<LinkPurpose, number> = { reset: 1, email: 24 };

export interface NewLink {
  /** Made by the caller, so that a fact told twice makes one link. */
  id: string;
  accountId: string;
  purpose: LinkPurpose;
  email: string | null;
}

/** Links that change one thing of one account, once. */
@Injectable()
export class AccountLinks {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
  ) {}

  /** In the place of an older one of its kind. */
  async make(tx: Tx, link: NewLink): Promise<{ token: string; expiresAt: Date }> {
    const { id, accountId, purpose } = link;
    const expiresAt = new Date(this.clock.now().getTime() + HOLDS_HOURS[purpose] * HOUR_MS);
    const token = this.tokenOf(id);
    await tx.delete(AccountLink, { accountId, purpose });
    await tx.insert(AccountLink, { ...link, tokenHash: this.keys.mark(token), expiresAt });
    return { token, expiresAt };
  }

  /** What a link that is still good opens. @throws LinkNotUsable */
  async at(token: string, purpose: LinkPurpose): Promise<AccountLink> {
    const found = await this.database.read(AccountLink).findOneBy(this.alive(token, purpose));
    if (!found) throw new LinkNotUsable();
    return found;
  }

  /** Of two who use it at once, one does. @throws LinkNotUsable */
  async useUp(tx: Tx, token: string, purpose: LinkPurpose): Promise<void> {
    const { affected } = await tx.delete(AccountLink, this.alive(token, purpose));
    if (affected !== 1) throw new LinkNotUsable();
  }

  /** What goes into a letter; null: it was used, or a newer one took its place. */
  async letter(id: string): Promise<(AccountLink & { token: string }) | null> {
    const alive = { id, expiresAt: MoreThan(this.clock.now()) };
    const found = await this.database.read(AccountLink).findOneBy(alive);
    return found && { ...found, token: this.tokenOf(id) };
  }

  async forgetOf(tx: Tx, accountId: string): Promise<void> {
    await tx.delete(AccountLink, { accountId });
  }

  private alive(token: string, purpose: LinkPurpose) {
    return { tokenHash: this.keys.mark(token), purpose, expiresAt: MoreThan(this.clock.now()) };
  }

  private tokenOf(id: string): string {
    return this.keys.derive('account-link', id);
  }
}
