import { Inject, Injectable } from '@nestjs/common';
import type { Delivery } from '#src/channels/delivery.entity';
import { MessageLinks } from '#src/channels/message-links';
import { PushDevices } from '#src/channels/push-devices';
import { pushPayload, type PushText } from '#src/channels/push-payload';
import type { Carried, Way } from '#src/channels/way';
import { Unread, type Wording } from '#src/channels/wording.port';
import { type PushAddress, PushChannel } from '#src/delivery/push.port';
import { Clock } from '#src/kernel/clock';

/** The large push services keep nothing for longer (RFC 8030 leaves it to them). */
const LONGEST_S = 28 * 86_400;

/** To browsers, by their push services. */
@Injectable()
export class PushWay implements Way {
  constructor(
    @Inject(PushChannel) private readonly push: PushChannel,
    @Inject(PushDevices) readonly targets: PushDevices,
    @Inject(MessageLinks) private readonly links: MessageLinks,
    @Inject(Unread) private readonly unread: Unread,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async carry(delivery: Delivery, wording: Wording): Promise<Carried> {
    const { id, athleteId, targetId, urgency, expiresAt } = delivery;
    const address = await this.targets.address(targetId);
    if (!address) return 'removed';
    const leftS = Math.ceil((expiresAt.getTime() - this.clock.now().getTime()) / 1000);
    const answer = { delivery: id, token: this.links.answerKey(id) };
    const ttlS = Math.max(0, Math.min(LONGEST_S, leftS));
    const unread = await this.unread.count(athleteId);
    return this.show(address, wording, { athleteId, answer, urgency, ttlS, unread });
  }

  /** Handed over twice after a crash, a phone shows one: the push service replaces by topic, and the phone by tag. */
  show(
    to: PushAddress,
    wording: Omit<Wording, 'full'>,
    how: Pick<Delivery, 'athleteId' | 'urgency'> & Pick<PushText, 'answer' | 'unread'> & { ttlS: number },
  ): Promise<'sent' | 'gone'> {
    const { athleteId, answer, unread, urgency, ttlS } = how;
    const text = { ...wording, text: wording.short, answer, unread };
    const payload = pushPayload(text, (path) => this.links.pageInBrowser(path));
    const topic = this.links.pushTopic(athleteId, wording.tag);
    return this.push.send(to, { payload, ttlS, urgency, topic });
  }
}
