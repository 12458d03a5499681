import { calibrate, personalFactor } from '#src/sweat/calibration';
import type { LegInput, PersonalFactor } from '#src/sweat/session-input';

const NO_WEIGH_INS = calibrate([]);

/** The factor of somebody who never stood on the scale: what people doing this sport are like. */
export function populationFactor({ sport, indoor, conditions }: LegInput): PersonalFactor {
  return personalFactor(NO_WEIGH_INS, { sport, indoor: indoor.value, airC: conditions.airC.value });
}
