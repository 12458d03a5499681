import { Global, Module } from '@nestjs/common';
import { Unread, Wordings } from '#src/channels/wording.port';
import { Inbox } from '#src/nudges/inbox';
import { NudgeWordings } from '#src/nudges/nudge-wordings';
import { NudgesModule } from '#src/nudges/nudges.module';

/** What is said lies beyond the sight of the channels that carry it; its words are handed to them here. */
@Global()
@Module({
  imports: [NudgesModule],
  providers: [
    { provide: Wordings, useExisting: NudgeWordings },
    { provide: Unread, useExisting: Inbox },
  ],
  exports: [Wordings, Unread],
})
export class WordingsModule {}
