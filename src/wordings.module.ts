import { Global, Module } from '@nestjs/common';
import { OtherLetters } from '#src/channels/other-letters.port';
import { Unread, Wordings } from '#src/channels/wording.port';
import { DigestModule } from '#src/coaching/digest.module';
import { DigestStops } from '#src/coaching/digest-stops';
import { Inbox } from '#src/nudges/inbox';
import { NudgeWordings } from '#src/nudges/nudge-wordings';
import { NudgesModule } from '#src/nudges/nudges.module';

/** What is said lies beyond the sight of the channels that carry it; its words are handed to them here. */
@Global()
@Module({
  imports: [DigestModule, NudgesModule],
  providers: [
    { provide: Wordings, useExisting: NudgeWordings },
    { provide: Unread, useExisting: Inbox },
    { provide: OtherLetters, useExisting: DigestStops },
  ],
  exports: [OtherLetters, Unread, Wordings],
})
export class WordingsModule {}
