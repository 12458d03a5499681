import { Module } from '@nestjs/common';
import { EntryModule } from '#src/entry/entry.module';
import { SetAsideController } from '#src/upkeep/set-aside.controller';

/** What whoever runs this Svett looks after. */
@Module({ imports: [EntryModule], controllers: [SetAsideController] })
export class UpkeepModule {}
