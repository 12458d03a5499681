import { Inject, Injectable } from '@nestjs/common';
import type { ChannelAddress } from '#src/channels/channels';
import { EmailWay } from '#src/channels/email-way';
import { HookWay } from '#src/channels/hook-way';
import { MessageLinks } from '#src/channels/message-links';
import { NtfyWay } from '#src/channels/ntfy-way';
import { PushWay } from '#src/channels/push-way';
import type { Wording } from '#src/channels/wording.port';
import type { PushAddress } from '#src/delivery/push.port';
import { newId } from '#src/kernel/ids';
import type { Visitor } from '#src/people/visitor';
import { type Language, wordsIn } from '#src/words/words';

const SETTINGS_PAGE = '/notifications';
/** Whoever tests waits for it: a phone that is off need not hear of it tomorrow. */
const TTL_S = 300;

/** The words of a test message, on each way. */
@Injectable()
export class TestWays {
  constructor(
    @Inject(PushWay) private readonly push: PushWay,
    @Inject(EmailWay) private readonly email: EmailWay,
    @Inject(NtfyWay) private readonly ntfy: NtfyWay,
    @Inject(HookWay) private readonly hooks: HookWay,
    @Inject(MessageLinks) private readonly links: MessageLinks,
  ) {}

  get canMail(): boolean {
    return this.email.canWrite;
  }

  toDevice({ athleteId, language }: Visitor, to: PushAddress): Promise<'sent' | 'gone'> {
    const how = { athleteId, answer: null, unread: null, urgency: 'high', ttlS: TTL_S } as const;
    return this.push.show(to, wordingIn(language), how);
  }

  async toChannel({ language, email }: Visitor, to: ChannelAddress): Promise<'sent' | 'gone'> {
    const wording = wordingIn(language);
    if (to.kind === 'webhook') {
      const id = newId();
      const link = this.links.page(SETTINGS_PAGE);
      return this.hooks.tell(to, { id, type: 'test', about: { id, kind: null, link } });
    }
    if (to.kind === 'ntfy')
      await this.ntfy.show(to, wording.inClear, { deliveryId: null, urgency: 'normal' });
    else await this.email.write(newId(), email, wording, null);
    return 'sent';
  }
}

function wordingIn(language: Language): Wording {
  const say = wordsIn(language);
  const [title, text] = [say('channels.test.title'), say('channels.test.text')] as const;
  const told = { title, short: text, path: SETTINGS_PAGE, actions: [] };
  return { ...told, language, full: text, inClear: told, tag: 'test' };
}
