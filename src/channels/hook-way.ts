import { Inject, Injectable } from '@nestjs/common';
import { Channels } from '#src/channels/channels';
import type { Delivery } from '#src/channels/delivery.entity';
import { MessageLinks } from '#src/channels/message-links';
import type { Carried, Way } from '#src/channels/way';
import type { Wording } from '#src/channels/wording.port';
import { type HookAddress, HookChannel } from '#src/delivery/hook.port';
import { Clock } from '#src/kernel/clock';

interface HookNews {
  /** The same over all tries. */
  id: string;
  type: 'nudge.spoken' | 'test';
  about: { id: string; kind: string | null; link: string };
}

/** To programs of people's own. They are told that there is something and where, and nothing of what it says. */
@Injectable()
export class HookWay implements Way {
  constructor(
    @Inject(HookChannel) private readonly hooks: HookChannel,
    @Inject(Channels) readonly targets: Channels,
    @Inject(MessageLinks) private readonly links: MessageLinks,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async carry(delivery: Delivery, { path }: Wording): Promise<Carried> {
    const address = await this.targets.openAddress(delivery.targetId);
    if (address?.kind !== 'webhook') return 'removed';
    const { id, messageId, kind, quiet } = delivery;
    // The very kind of a quiet one tells something of its reader's health.
    const about = { id: messageId, kind: quiet ? null : kind, link: this.links.page(path) };
    return this.tell(address, { id, type: 'nudge.spoken', about });
  }

  tell(to: HookAddress, { id, type, about: data }: HookNews): Promise<'sent' | 'gone'> {
    const at = this.clock.now();
    return this.hooks.send(to, { id, at, body: JSON.stringify({ type, timestamp: at.toISOString(), data }) });
  }
}
