import { Global, Injectable, Module } from '@nestjs/common';
import { MessageAnswered } from '#src/channels/channels.topics';
import { Wordings } from '#src/channels/wording.port';
import { Handles } from '#src/jobs/handles';

/** Stands in until the room of the nudges says what messages say. */
@Injectable()
class NothingSaid extends Wordings {
  of(): Promise<null> {
    return Promise.resolve(null);
  }
}

/** Stands in until the room of the nudges hears how people answer. */
@Injectable()
class NobodyListens {
  @Handles(MessageAnswered)
  onAnswered(): Promise<void> {
    return Promise.resolve();
  }
}

/** Who words what the channels carry. */
@Global()
@Module({
  providers: [{ provide: Wordings, useClass: NothingSaid }, NobodyListens],
  exports: [Wordings],
})
export class WordingsModule {}
