import { revisionWith } from '#src/estimates/input-revision';
import { personalFactor, type Calibration } from '#src/sweat/calibration';
import { personalEstimate } from '#src/sweat/personal-estimate';
import type { RawLeg, RawSession } from '#src/sweat/raw-session-types';
import type { PersonalEstimate } from '#src/sweat/session-estimate';

type KeptLeg = Omit<RawLeg, 'lengthMin' | 'sweatL'> & { lengthMin: number[]; sweatL: number[] };

/** A `RawSession` as it lies beside its estimate, and the digest of the inputs it was made of. */
export interface KeptRaw extends Omit<RawSession, 'legs'> {
  revision: string;
  legs: KeptLeg[];
}

/** JSON keeps every digit of a finite number, so that what is made of it is the same to the last one. */
export function keep({ legs, ...raw }: RawSession, revision: string): KeptRaw {
  const lists = legs.map((leg) => ({ ...leg, lengthMin: [...leg.lengthMin], sweatL: [...leg.sweatL] }));
  return { ...raw, revision, legs: lists };
}

/** An estimate made anew for what is known of the person now; the rest is as it was. */
export interface Personal {
  estimate: PersonalEstimate;
  inputRevision: string;
}

export function personalAnew(
  { revision, legs, ...raw }: KeptRaw,
  calibration: Calibration,
  standing: string,
): Personal | null {
  const factors = legs.map((leg) => personalFactor(calibration, leg));
  const inputRevision = revisionWith(revision, factors);
  if (inputRevision === standing) return null;
  const rawLegs = legs.map((leg) => ({
    ...leg,
    lengthMin: Float64Array.from(leg.lengthMin),
    sweatL: Float64Array.from(leg.sweatL),
  }));
  return { estimate: personalEstimate({ ...raw, legs: rawLegs }, factors), inputRevision };
}
