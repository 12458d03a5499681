import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { InvitationMade } from '#src/entry/entry.topics';
import { Invitation } from '#src/entry/invitation.entity';
import {
  InvitationForAnother,
  InvitationNotUsable,
  MayNotInvite,
  NoSuchInvitation,
} from '#src/entry/letting-in.problems';
import { Registration } from '#src/entry/registration';
import { Outbox } from '#src/jobs/outbox';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Keys } from '#src/people/keys';
import type { Role } from '#src/people/role';
import type { Language } from '#src/words/words';

const HOLDS_DAYS = 7;

export interface Wish {
  role: Role;
  language: Language;
  /** The only address it is to let in; null: whoever has the link. */
  email: string | null;
}

/** Who invites: an account, or somebody at the command line of this machine. */
export type Host = { accountId: string; role: Role } | 'command';

/** Links that let one person in, once, for a week. */
@Injectable()
export class Invitations {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Registration) private readonly registration: Registration,
  ) {}

  /**
   * `byMail`: a letter carries the link, and nobody else ever sees it: whoever uses it reads that address's mail.
   * @throws MayNotInvite
   */
  async make(
    host: Host,
    wish: Wish,
    byMail: boolean,
  ): Promise<{ id: string; token: string; expiresAt: Date }> {
    if (host !== 'command' && !this.registration.mayInvite(host.role).includes(wish.role))
      throw new MayNotInvite();
    const id = newId();
    const token = this.tokenOf(id);
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + HOLDS_DAYS * DAY_MS);
    const invitedBy = host === 'command' ? null : host.accountId;
    await this.database.transaction(async (tx) => {
      const tokenHash = this.keys.mark(token);
      await tx.insert(Invitation, { id, tokenHash, invitedBy, ...wish, byMail, createdAt, expiresAt });
      if (byMail) await this.outbox.put(tx, InvitationMade, { invitationId: id }, { key: id });
    });
    return { id, token, expiresAt };
  }

  /** Those still open, newest first: an operator sees everybody's, others their own. */
  list({ accountId, role }: { accountId: string; role: Role }): Promise<Invitation[]> {
    const whose = role === 'operator' ? {} : { invitedBy: accountId };
    const alive = { expiresAt: MoreThan(this.clock.now()) };
    return this.database
      .read(Invitation)
      .find({ where: { ...whose, ...alive }, order: { createdAt: 'DESC', id: 'ASC' } });
  }

  /** @throws NoSuchInvitation also for somebody else's, unless an operator asks */
  async takeBack({ accountId, role }: { accountId: string; role: Role }, id: string): Promise<void> {
    const whose = role === 'operator' ? {} : { invitedBy: accountId };
    const { affected } = await this.database.transaction((tx) => tx.delete(Invitation, { id, ...whose }));
    if (affected !== 1) throw new NoSuchInvitation();
  }

  /** Whoever may invite no longer has not invited either. */
  async takeBackAllOf(tx: Tx, accountId: string): Promise<void> {
    await tx.delete(Invitation, { invitedBy: accountId });
  }

  /** What a link opens. @throws InvitationNotUsable */
  async at(token: string): Promise<Invitation> {
    const found = await this.database.read(Invitation).findOneBy(this.alive(token));
    if (!found) throw new InvitationNotUsable();
    return found;
  }

  /** What it makes of somebody with this address. @throws InvitationNotUsable @throws InvitationForAnother */
  async admits(token: string, email: string): Promise<{ role: Role; emailProved: boolean }> {
    const { role, email: invited, byMail } = await this.at(token);
    if (invited !== null && invited !== email) throw new InvitationForAnother();
    return { role, emailProved: invited !== null && byMail };
  }

  /** Of two who use it at once, one gets in. @throws InvitationNotUsable */
  async useUp(tx: Tx, token: string): Promise<void> {
    const { affected } = await tx.delete(Invitation, this.alive(token));
    if (affected !== 1) throw new InvitationNotUsable();
  }

  /** What goes into a letter; null: it was used or taken back meanwhile. */
  async letter(id: string): Promise<(Pick<Invitation, 'email' | 'language'> & { token: string }) | null> {
    const found = await this.database
      .read(Invitation)
      .findOneBy({ id, expiresAt: MoreThan(this.clock.now()) });
    return found && { email: found.email, language: found.language, token: this.tokenOf(id) };
  }

  private alive(token: string) {
    return { tokenHash: this.keys.mark(token), expiresAt: MoreThan(this.clock.now()) };
  }

  /** Derived, so that a letter sent again after a crash holds the same link, and none is kept until then. */
  private tokenOf(id: string): string {
    return this.keys.derive('invitation', id);
  }
}
