import { factsFrom } from '#src/estimates/facts';
import { NEVER_WEIGHED } from '#src/estimates/factor-of';
import type { Knowledge } from '#src/estimates/session-input';
import { NOTHING_TOLD } from '#src/estimates/surroundings';

/** That somebody weighs 70 kg, and no more unless told. */
export function knowing(known: Partial<Knowledge> = {}): Knowledge {
  return {
    facts: factsFrom('profile', { massKg: 70 }),
    lastResort: factsFrom('profile', {}),
    heart: { reliable: true, line: null },
    outdoors: NOTHING_TOLD,
    weather: null,
    deviceMinusAirC: [],
    indoors: NOTHING_TOLD,
    wornClo: null,
    usualClo: null,
    heatDays: { value: 0, source: 'default' },
    toldAt: null,
    calibration: NEVER_WEIGHED,
    ...known,
  };
}
