import { Global, Inject, Injectable, Module } from '@nestjs/common';
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
  ) {
    super();
    this.rooms = [authenticators, labs, sweatTests];
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
  imports: [EntryModule, LabsModule],
  providers: [{ provide: OtherSeals, useClass: SealingRooms }],
  exports: [OtherSeals],
})
export class SealsModule {}
