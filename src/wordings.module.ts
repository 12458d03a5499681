import { Global, Module } from '@nestjs/common';
import { Wordings } from '#src/channels/wording.port';
import { NudgeWordings } from '#src/nudges/nudge-wordings';
import { NudgesModule } from '#src/nudges/nudges.module';

/** What is said lies beyond the sight of the channels that carry it; its words are handed to them here. */
@Global()
@Module({
  imports: [NudgesModule],
  providers: [{ provide: Wordings, useExisting: NudgeWordings }],
  exports: [Wordings],
})
export class WordingsModule {}
