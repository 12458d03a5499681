import { Inject, Injectable } from '@nestjs/common';
import { DeviceGone, NoMailHere } from '#src/channels/channels.problems';
import { Channels } from '#src/channels/channels';
import type { Targets } from '#src/channels/way';
import { PushDevices } from '#src/channels/push-devices';
import { TestWays } from '#src/channels/test-ways';
import { Database } from '#src/database/database';
import { Problem } from '#src/kernel/problem';
import type { Visitor } from '#src/people/visitor';

/** Sends a message that says nothing but that it came, while whoever asked waits. */
@Injectable()
export class TestMessages {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PushDevices) private readonly devices: PushDevices,
    @Inject(Channels) private readonly channels: Channels,
    @Inject(TestWays) private readonly ways: TestWays,
  ) {}

  /** @throws NoSuchDevice @throws DeviceGone @throws ChannelDown, and what else a push service may say */
  async toDevice(visitor: Visitor, id: string): Promise<void> {
    await this.devices.demand(visitor.athleteId, id);
    const address = await this.devices.address(id);
    if (!address) throw new DeviceGone();
    await this.noting(this.devices, id, () => this.ways.toDevice(visitor, address));
  }

  /** @throws NoSuchChannel @throws DeviceGone @throws NoMailHere, and what else the other side may say */
  async toChannel(visitor: Visitor, id: string): Promise<void> {
    await this.channels.demand(visitor.athleteId, id);
    const address = await this.channels.address(id);
    if (!address) throw new DeviceGone();
    if (address.kind === 'email' && !this.ways.canMail) throw new NoMailHere();
    await this.noting(this.channels, id, () => this.ways.toChannel(visitor, address));
  }

  private async noting(targets: Targets, id: string, send: () => Promise<'sent' | 'gone'>): Promise<void> {
    try {
      if ((await send()) === 'gone') {
        await this.database.transaction((tx) => targets.lost(tx, id));
        throw new DeviceGone();
      }
      await this.database.transaction((tx) => targets.went(tx, id));
    } catch (error) {
      if (error instanceof Problem && !(error instanceof DeviceGone))
        await this.database.transaction((tx) => targets.failed(tx, id, error.code));
      throw error;
    }
  }
}
