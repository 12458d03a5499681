import { Inject, Injectable } from '@nestjs/common';
import { Circumstances } from '#src/circumstances/circumstances';
import { GROWN_UP_AT } from '#src/people/age';
import { Basics } from '#src/people/basics';

/** Why somebody is named no amount to drink. `doctor`: an illness or a medicine with which a doctor decides about fluid. */
export const NO_FLUID_TARGET = ['doctor', 'expecting', 'not-of-age'] as const;
export type NoFluidTarget = (typeof NO_FLUID_TARGET)[number];

/** With these a doctor decides how much somebody drinks, and how much salt they eat. */
const DOCTORS_ILLNESSES: readonly string[] = [
  'kidney-disease',
  'dialysis',
  'heart-disease',
  'heart-block-or-slow-pulse',
];
const DOCTORS_MEDICINES: readonly string[] = ['diuretic', 'potassium-sparing-diuretic', 'lithium'];

/** Who may be named an amount to drink. */
@Injectable()
export class FluidTargets {
  constructor(
    @Inject(Basics) private readonly basics: Basics,
    @Inject(Circumstances) private readonly circumstances: Circumstances,
  ) {}

  /** Why no amount may be named; null: nothing known stands against it. Of an age not told nobody is named one either. */
  async noneFor(athleteId: string): Promise<NoFluidTarget | null> {
    const [{ ageYears }, { conditions, stomach }] = await Promise.all([
      this.basics.of(athleteId),
      this.circumstances.of(athleteId),
    ]);
    if (conditions?.conditions.some((illness) => DOCTORS_ILLNESSES.includes(illness))) return 'doctor';
    if (stomach?.medicines.some((medicine) => DOCTORS_MEDICINES.includes(medicine))) return 'doctor';
    if (conditions?.pregnant || conditions?.breastfeeding) return 'expecting';
    return ageYears === null || ageYears < GROWN_UP_AT ? 'not-of-age' : null;
  }
}
