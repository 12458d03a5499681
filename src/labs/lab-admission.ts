import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '#src/database/transaction';
import { Clock, dayOf } from '#src/kernel/clock';
import { LabsForAdults } from '#src/labs/labs.problems';
import { ageGroupOf } from '#src/people/age';
import { Consents } from '#src/people/consents';
import type { Profile } from '#src/people/people.shapes';
import { Profiles } from '#src/people/profiles';

const PURPOSES = ['health-data', 'lab-values'] as const;

/** Whose laboratory values may be kept, shown or worked with: asked each time they are. */
@Injectable()
export class LabAdmission {
  constructor(
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Answers what is known of them. @throws LabsForAdults @throws ConsentNeeded */
  async demand(athleteId: string): Promise<Profile> {
    const profile = await this.profiles.of(athleteId);
    if (!this.isAdult(profile)) throw new LabsForAdults();
    for (const purpose of PURPOSES) await this.consents.demand(athleteId, purpose);
    return profile;
  }

  /** Once more where something is written, so that a no that comes meanwhile comes after it. @throws ConsentNeeded */
  async demandIn(tx: Tx, athleteId: string): Promise<void> {
    for (const purpose of PURPOSES) await this.consents.demand(athleteId, purpose, tx);
  }

  /** For whoever works without them where they may not be used. */
  async stands(athleteId: string): Promise<boolean> {
    if (!this.isAdult(await this.profiles.of(athleteId))) return false;
    for (const purpose of PURPOSES) if (!(await this.consents.given(athleteId, purpose))) return false;
    return true;
  }

  private isAdult({ birthDate }: Profile): boolean {
    return ageGroupOf(birthDate, dayOf(this.clock.now())) === 'adult';
  }
}
