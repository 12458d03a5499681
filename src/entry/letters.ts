import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import { letterWithLink, type ToWrite } from '#src/delivery/letter';
import { Mail } from '#src/delivery/mail.port';
import { AccountLinks } from '#src/entry/account-links';
import { AccountLinkMade, DoorChanged, InvitationMade } from '#src/entry/entry.topics';
import { Invitations } from '#src/entry/invitations';
import { Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Accounts } from '#src/people/accounts';

const PAGES = { reset: '/reset', email: '/confirm-email' };
/** Where somebody goes who did not do it. */
const CURES = { 'password-changed': '/forgot', 'email-asked': '/account', 'factors-off': '/account' };

/** Sends what goes by mail. Each letter is made when it leaves: no fact holds a link or an address. */
@Injectable()
export class Letters {
  constructor(
    @Inject(Mail) private readonly mail: Mail,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(AccountLinks) private readonly links: AccountLinks,
    @Inject(Accounts) private readonly accounts: Accounts,
  ) {}

  @Handles(InvitationMade)
  async onInvitation({ invitationId: id }: Said<typeof InvitationMade>): Promise<void> {
    const found = await this.invitations.letter(id);
    if (!found?.email) return;
    const reader = { to: found.email, language: found.language };
    await this.send(id, 'invitation', reader, `/join#token=${found.token}`);
  }

  @Handles(AccountLinkMade)
  async onAccountLink({ linkId: id }: Said<typeof AccountLinkMade>): Promise<void> {
    const link = await this.links.letter(id);
    const account = link && (await this.accounts.byId(link.accountId));
    if (!link || !account) return;
    const reader = { to: link.email ?? account.email, language: account.language };
    await this.send(id, link.purpose, reader, `${PAGES[link.purpose]}#token=${link.token}`);
  }

  /** To the address that the account still has: if it was somebody else, this is how its owner hears of it. */
  @Handles(DoorChanged)
  async onDoorChanged({ accountId, changeId, what }: Said<typeof DoorChanged>): Promise<void> {
    const account = await this.accounts.byId(accountId);
    if (!account || !this.mail.isSetUp) return;
    await this.send(changeId, what, { to: account.email, language: account.language }, CURES[what]);
  }

  private async send(
    id: string,
    about: ToWrite['about'],
    reader: Pick<ToWrite, 'to' | 'language'>,
    path: string,
  ): Promise<void> {
    const link = this.settings.ownAddress + path;
    await this.mail.send(letterWithLink({ id, about, ...reader, link }));
  }
}
