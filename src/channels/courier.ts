import { Inject, Injectable } from '@nestjs/common';
import { ChannelChoices } from '#src/channels/channel-choices';
import { Channels } from '#src/channels/channels';
import { DeliveryQueued, SlowDeliveryQueued } from '#src/channels/channels.topics';
import { Delivery } from '#src/channels/delivery.entity';
import type { Message } from '#src/channels/message';
import { PushDevices } from '#src/channels/push-devices';
import { takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';

type Target = Pick<Delivery, 'channel' | 'targetId'>;

/** Sends a message on its ways: one row for each device and address that its reader wants it on. */
@Injectable()
export class Courier {
  constructor(
    @Inject(ChannelChoices) private readonly choices: ChannelChoices,
    @Inject(PushDevices) private readonly devices: PushDevices,
    @Inject(Channels) private readonly channels: Channels,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Answers how many it set out for. The same message again, in the same round, sends nothing twice. */
  async dispatch(tx: Tx, message: Message): Promise<number> {
    if (message.reach === 'inbox') return 0;
    const { id: messageId, round = 0 } = message;
    await takeTurns(tx, `dispatch:${messageId}`);
    const known = await tx.findBy(Delivery, { messageId, round });
    const isKnown = ({ channel, targetId }: Target) =>
      known.some((one) => one.channel === channel && one.targetId === targetId);
    const fresh = (await this.targets(tx, message)).filter((target) => !isKnown(target));
    if (fresh.length === 0) return 0;
    const { athleteId, kind, theme, urgency, expiresAt } = message;
    const common = { messageId, athleteId, kind, theme, urgency, expiresAt, round };
    const quiet = message.reach === 'quiet-push';
    const rows = fresh.map((target) => ({ id: newId(), ...common, ...target, quiet }));
    const begun = { state: 'queued', queuedAt: this.clock.now(), attempts: 0 } as const;
    await tx.insert(
      Delivery,
      rows.map((row) => ({ ...row, ...begun })),
    );
    for (const topic of [DeliveryQueued, SlowDeliveryQueued]) {
      const own = rows.filter(({ channel }) => (channel === 'push') === (topic === DeliveryQueued));
      const facts = own.map(({ id }) => ({ payload: { deliveryId: id }, key: id }));
      await this.outbox.putAll(tx, topic, facts);
    }
    return rows.length;
  }

  private async targets(tx: Tx, { athleteId, theme, shareable }: Message): Promise<Target[]> {
    const wanted = await this.choices.ofIn(tx, athleteId, theme);
    const devices = wanted.push ? await this.devices.reachable(tx, athleteId) : [];
    const channels = await this.channels.reachable(tx, athleteId);
    return [
      ...devices.map((targetId): Target => ({ channel: 'push', targetId })),
      ...channels
        .filter(({ kind }) => wanted[kind] && (kind !== 'webhook' || shareable))
        .map(({ id, kind }): Target => ({ channel: kind, targetId: id })),
    ];
  }
}
