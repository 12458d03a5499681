import { Inject, Injectable } from '@nestjs/common';
import { Channels } from '#src/channels/channels';
import type { Delivery } from '#src/channels/delivery.entity';
import { MessageLinks } from '#src/channels/message-links';
import type { Carried, Way } from '#src/channels/way';
import type { Wording } from '#src/channels/wording.port';
import { type NtfyAddress, NtfyChannel, type NtfyNote } from '#src/delivery/ntfy.port';
import { newId } from '#src/kernel/ids';

/** To a topic of an ntfy server. It reads along, so it is told what may be read in clear and no more. */
@Injectable()
export class NtfyWay implements Way {
  constructor(
    @Inject(NtfyChannel) private readonly ntfy: NtfyChannel,
    @Inject(Channels) readonly targets: Channels,
    @Inject(MessageLinks) private readonly links: MessageLinks,
  ) {}

  async carry(delivery: Delivery, { inClear }: Wording): Promise<Carried> {
    const address = await this.targets.openAddress(delivery.targetId);
    if (address?.kind !== 'ntfy') return 'removed';
    await this.show(address, inClear, { deliveryId: delivery.id, urgency: delivery.urgency });
    return 'sent';
  }

  /** `deliveryId`: what its buttons answer; null: nobody wants an answer. */
  async show(
    to: NtfyAddress,
    { title, short: text, path, actions }: Wording['inClear'],
    { deliveryId, urgency }: { deliveryId: string | null; urgency: Delivery['urgency'] },
  ): Promise<void> {
    const buttons = actions.flatMap(({ act, label, path: leadsTo }): NtfyNote['buttons'] => {
      if (leadsTo !== null) return [{ label, opens: this.links.page(leadsTo) }];
      if (deliveryId === null) return [];
      const body = JSON.stringify({ token: this.links.answerKey(deliveryId), act });
      return [{ label, sends: this.links.answer(deliveryId), body }];
    });
    const id = deliveryId ?? newId();
    await this.ntfy.send(to, { id, title, text, urgency, link: this.links.page(path), buttons });
  }
}
