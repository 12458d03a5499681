import { Inject, Injectable } from '@nestjs/common';
import { Channels } from '#src/channels/channels';
import type { Delivery } from '#src/channels/delivery.entity';
import { MessageLinks } from '#src/channels/message-links';
import type { Carried, Way } from '#src/channels/way';
import type { Wording } from '#src/channels/wording.port';
import { letterOf } from '#src/delivery/letter';
import { Mail } from '#src/delivery/mail.port';
import { Accounts } from '#src/people/accounts';

/** To the account's own address, with all of the text: a letter is its reader's alone. */
@Injectable()
export class EmailWay implements Way {
  constructor(
    @Inject(Mail) private readonly mail: Mail,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Channels) readonly targets: Channels,
    @Inject(MessageLinks) private readonly links: MessageLinks,
  ) {}

  get canWrite(): boolean {
    return this.mail.isSetUp;
  }

  async carry({ id, athleteId, theme, targetId }: Delivery, wording: Wording): Promise<Carried> {
    const account = await this.accounts.ofAthlete(athleteId);
    if (!account || !this.canWrite || !(await this.targets.openAddress(targetId))) return 'removed';
    await this.write(id, account.email, wording, this.links.unsubscribe({ athleteId, theme }));
    return 'sent';
  }

  /** `unsubscribe`: where a click stops letters like this one; null: nothing like it comes again. */
  async write(id: string, to: string, wording: Wording, unsubscribe: string | null): Promise<void> {
    const { language, title, full, path } = wording;
    const link = this.links.page(path);
    await this.mail.send(letterOf({ id, to, language, title, text: full, link, unsubscribe }));
  }
}
