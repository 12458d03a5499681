import { calibrate, type Calibration, personalFactor } from '#src/sweat/calibration';
import type { LegInput, PersonalFactor } from '#src/sweat/session-input';

/** What is known of somebody who never stood on the scale: what people are like. */
export const NEVER_WEIGHED: Calibration = calibrate([]);

/** A person's factor for the sport and air of a leg. */
export function factorOf(calibration: Calibration): (leg: LegInput) => PersonalFactor {
  return ({ sport, indoor, conditions }) =>
    personalFactor(calibration, { sport, indoor: indoor.value, airC: conditions.airC.value });
}
