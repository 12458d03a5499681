import { Global, Inject, Injectable, Module } from '@nestjs/common';
import { Channels } from '#src/channels/channels';
import { ChannelsModule } from '#src/channels/channels.module';
import { PushDevices } from '#src/channels/push-devices';
import { OtherSeals } from '#src/connect/other-seals.port';
import type { Tx } from '#src/database/transaction';
import { Authenticators } from '#src/entry/authenticators';
import { EntryModule } from '#src/entry/entry.module';
import { LabValues } from '#src/labs/lab-values';
import { LabsModule } from '#src/labs/labs.module';
import { SweatTests } from '#src/labs/sweat-tests';

/** Every room that seals something and lies beyond the connect room's sight: one more is one more line here. */
@Injectable()
class SealingRooms extends OtherSeals {
  private readonly rooms: readonly OtherSeals[];

  constructor(
    @Inject(Authenticators) authenticators: Authenticators,
    @Inject(LabValues) labs: LabValues,
    @Inject(SweatTests) sweatTests: SweatTests,
    @Inject(PushDevices) devices: PushDevices,
    @Inject(Channels) channels: Channels,
  ) {
    super();
    this.rooms = [authenticators, labs, sweatTests, devices, channels];
  }

  async reseal(): Promise<number> {
    let made = 0;
    for (const room of this.rooms) made += await room.reseal();
    return made;
  }

  async needsOldKey(tx: Tx): Promise<boolean> {
    for (const room of this.rooms) if (await room.needsOldKey(tx)) return true;
    return false;
  }
}

@Global()
@Module({
  imports: [EntryModule, LabsModule, ChannelsModule],
  providers: [{ provide: OtherSeals, useClass: SealingRooms }],
  exports: [OtherSeals],
})
export class SealsModule {}
