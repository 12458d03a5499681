import { Inject, Injectable } from '@nestjs/common';
import { MessageLinks } from '#src/channels/message-links';
import { DigestStops } from '#src/coaching/digest-stops';
import type { DigestText } from '#src/coaching/digest-words';
import { keyOf, type Whose } from '#src/coaching/digest.topics';
import { letterOf } from '#src/delivery/letter';
import { Mail } from '#src/delivery/mail.port';
import { Keys } from '#src/people/keys';
import type { Language } from '#src/words/words';

interface Reader {
  email: string;
  language: Language;
}

/** Letters of the morning to coaches, each with a link that stops them. */
@Injectable()
export class DigestLetters {
  constructor(
    @Inject(Mail) private readonly mail: Mail,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(MessageLinks) private readonly links: MessageLinks,
    @Inject(DigestStops) private readonly stops: DigestStops,
  ) {}

  get canWrite(): boolean {
    return this.mail.isSetUp;
  }

  async write({ email, language }: Reader, whose: Whose, { title, full }: DigestText): Promise<void> {
    const letter = {
      // The same when it leaves once more after a crash, and it names nobody to the servers it goes through.
      id: this.keys.derive('digest-letter', keyOf(whose)),
      to: email,
      ...{ language, title, text: full },
      link: this.links.page(`/teams/${whose.teamId}`),
      unsubscribe: await this.stops.linkOf(whose),
    };
    await this.mail.send(letterOf(letter));
  }
}
