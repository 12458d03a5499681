import { Inject, Injectable } from '@nestjs/common';
import { Links } from '#src/connect/links';
import { Clock } from '#src/kernel/clock';
import { Consents } from '#src/people/consents';
import { Profiles } from '#src/people/profiles';
import type { Visitor } from '#src/people/visitor';
import { localOf } from '#src/timing/local';
import type { TodayView } from '#src/today/today.shapes';

/** Which day it is, and what of all that Svett needs before it can tell anything is there. */
@Injectable()
export class Beginnings {
  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(Links) private readonly links: Links,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of({
    athleteId,
    timeZone,
  }: Visitor): Promise<Pick<TodayView, 'day' | 'keepsHealthData' | 'hasMass' | 'isLinked'>> {
    const { day } = localOf(this.clock.now(), timeZone);
    const [keepsHealthData, mass, links] = await Promise.all([
      this.consents.given(athleteId, 'health-data'),
      this.profiles.massOn(athleteId, day),
      this.links.list(athleteId),
    ]);
    return { day, keepsHealthData, hasMass: mass !== null, isLinked: links.length > 0 };
  }
}
