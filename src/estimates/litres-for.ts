import type { Comparison } from '#src/estimates/comparison';
import { acclimatisationFactor } from '#src/sweat/acclimatisation';
import { type Calibration, personalFactor } from '#src/sweat/calibration';
import type { LogNormal } from '#src/sweat/distribution';
import { totalSigma } from '#src/sweat/interval';

/** What is known of a person on a day. */
export interface Person {
  calibration: Calibration;
  /** Days of heat that still count. */
  heatDays: number;
}

/** Skin sweat of such a session for this person, litres: what an estimate says, from the little that is always kept of one. */
export function litresFor({ calibration, heatDays }: Person, session: Comparison): LogNormal {
  const { mu, variance, holdsAcclimatisation } = personalFactor(calibration, session);
  const { sigma } = totalSigma({ ...session, personalVariance: variance });
  const acclimatised = holdsAcclimatisation ? 1 : acclimatisationFactor(heatDays);
  return { mu: Math.log(session.rawL * acclimatised) + mu, sigma };
}
