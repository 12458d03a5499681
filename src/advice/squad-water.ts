import { FASTEST_L_PER_H } from '#src/advice/fluid';
import { type LogNormal, quantile } from '#src/sweat/distribution';

/** Litres, from the lower end of what is meant to the upper one. */
export interface LitreRange {
  lowL: number;
  highL: number;
}

/** Of what is likely sweated so much is drunk on the way: thirst asks for it, and half stays below what anybody loses. [own] */
const SHARE_DRUNK = 0.5;

/**
 * What a squad needs to have with it for a session: half of what all of them will likely sweat, from the least of it to the
 * middle, and never more than all of them could drink at the pace nobody is to go beyond. It is what to carry, not what to
 * drink: shared out evenly its upper end still lies below what a light sweater loses.
 */
export function waterToBring(sweatL: LogNormal, people: number, durationMin: number): LitreRange {
  const mostL = (people * FASTEST_L_PER_H * durationMin) / 60;
  const toBring = (level: 0.1 | 0.5) => Math.min(SHARE_DRUNK * quantile(sweatL, level), mostL);
  return { lowL: toBring(0.1), highL: toBring(0.5) };
}

/** Below it half litres are told, and from it on whole ones. */
const WHOLE_FROM_L = 10;

/** For people who carry bottles: whole or half litres, outwards, and always a range. */
export function inBottles({ lowL, highL }: LitreRange): LitreRange {
  const step = highL >= WHOLE_FROM_L ? 1 : 0.5;
  const low = Math.floor(lowL / step) * step;
  const high = Math.ceil(highL / step) * step;
  return { lowL: low, highL: Math.max(high, low + step) };
}
