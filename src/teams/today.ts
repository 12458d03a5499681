import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#src/kernel/clock';
import { Addressees } from '#src/people/addressees';
import { dayIn } from '#src/people/basics';

/** Which day it is, where each athlete lives. */
@Injectable()
export class Today {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Addressees) private readonly addressees: Addressees,
  ) {}

  /** YYYY-MM-DD by athlete; none for whoever is gone. */
  async of(athleteIds: readonly string[]): Promise<Map<string, string>> {
    const now = this.clock.now();
    const zones = await this.addressees.timeZones(athleteIds);
    return new Map([...zones].map(([athleteId, timeZone]) => [athleteId, dayIn(now, timeZone)]));
  }
}
