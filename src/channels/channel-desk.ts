import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type ChannelAddress, Channels } from '#src/channels/channels';
import { NoMailHere } from '#src/channels/channels.problems';
import type { ChannelForm, ChannelList, ChannelMade } from '#src/channels/channels.shapes';
import { mayBeCalled } from '#src/channels/given-address';
import { Settings } from '#src/config/settings';
import { AddressRefused } from '#src/delivery/channel.problems';
import { Mail } from '#src/delivery/mail.port';
import type { Visitor } from '#src/people/visitor';

/** Where people set up on which ways they are told. */
@Injectable()
export class ChannelDesk {
  constructor(
    @Inject(Channels) private readonly channels: Channels,
    @Inject(Mail) private readonly mail: Mail,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async list({ athleteId, email }: Visitor): Promise<z.output<typeof ChannelList>> {
    const rows = await this.channels.list(athleteId);
    const channels = await Promise.all(
      rows.map(async (row) => {
        const address = await this.channels.address(row.id).catch(() => null);
        const leadsTo = address && leadingTo(address, email);
        return { ...row, isOn: row.disabledAt === null, leadsTo };
      }),
    );
    return { channels, canMail: this.mail.isSetUp };
  }

  /** @throws NoMailHere @throws AddressRefused @throws TooManyChannels */
  async add(athleteId: string, form: ChannelForm): Promise<z.output<typeof ChannelMade>> {
    const address = this.addressOf(form);
    const id = await this.channels.add(athleteId, address);
    return { id, secret: address.kind === 'webhook' ? address.secret : null };
  }

  private addressOf(form: ChannelForm): ChannelAddress {
    if (form.kind === 'email') {
      if (!this.mail.isSetUp) throw new NoMailHere();
      return form;
    }
    const { allowsPrivate } = this.settings.outgoing;
    if (!mayBeCalled(form.kind === 'ntfy' ? form.server : form.url, allowsPrivate))
      throw new AddressRefused();
    if (form.kind === 'webhook') return { ...form, secret: Channels.newSecret() };
    return { ...form, token: form.token ?? null };
  }
}

function leadingTo(address: ChannelAddress, email: string): string {
  if (address.kind === 'email') return email;
  if (address.kind === 'webhook') return address.url;
  return `${address.server.replace(/\/+$/, '')}/${address.topic}`;
}
