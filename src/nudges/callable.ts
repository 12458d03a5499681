import { Inject, Injectable } from '@nestjs/common';
import { Addressees } from '#src/people/addressees';
import { Help } from '#src/signs/help';

/** Where there is no line for advice: one's own doctor. */
const NO_LINE = 'none';

/** The numbers of help where somebody lives, to be filled into a text. */
@Injectable()
export class Callable {
  constructor(
    @Inject(Help) private readonly help: Help,
    @Inject(Addressees) private readonly addressees: Addressees,
  ) {}

  async of(athleteId: string): Promise<{ emergency: string; advice: string }> {
    const timeZone = (await this.addressees.of(athleteId))?.timeZone ?? 'UTC';
    const { emergency, advice } = await this.help.of(athleteId, timeZone);
    return { emergency, advice: advice ?? NO_LINE };
  }
}
