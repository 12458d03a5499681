import type { Sport } from '#src/kernel/sport';
import { PHS_REST, type PhsState } from '#src/sweat/phs-types';
import type { Series } from '#src/sweat/series';
import type { Weather } from '#src/sweat/surroundings';

/** Who moved how hard for how long, and in what. */
export interface Effort {
  sport: Sport;
  massKg: number;
  heightM: number;
  /** Sets the greatest skin wettedness only: the gain in sweating is `acclimatisationFactor`, applied elsewhere. */
  acclimatised: boolean;
  /** Length of each minute, at most 1; the arrays below are as long. */
  lengthMin: Float64Array;
  /** Share of each minute in motion (1) against paused (0). */
  activeShare: Series;
  /** Gross metabolic power, W: of a minute partly paused the mean of motion and rest. */
  metabolicW: Float64Array;
  /** Work that leaves the body, W; negative downhill. */
  externalW: Float64Array;
  /** Clothing insulation, clo. */
  clo: number;
}

export interface RawSweatLeg extends Effort, Weather {
  indoor: boolean;
  /** Water temperature for swimming, °C; null where nobody measured, and for all other sports. */
  waterC: number | null;
}

/** What a leg hands to the next one of the same session. */
export interface SweatState {
  body: Readonly<PhsState>;
  /** Minutes in motion since the session began. */
  movedMin: number;
  /** The body as it would be had it moved as much without any pause; null while there was none. */
  unrested: Readonly<PhsState> | null;
  /** Litres sweated so far beyond what that body would have, 0 or more. */
  aheadL: number;
}

/** Where a session begins. */
export const RESTED: Readonly<SweatState> = { body: PHS_REST, movedMin: 0, unrested: null, aheadL: 0 };

/** Which rule gave the total. */
export type SweatRule = 'mean' | 'core' | 'floor' | 'swimming';

export interface RawSweat {
  /** Skin sweat in each minute, litres. */
  sweatL: Float64Array;
  totalL: number;
  /**
   * What ISO 7933's core alone says; and the regression, which knows nothing of rest and leaves the pauses to the core.
   * null where the rule has no part for it.
   */
  coreL: number | null;
  regressionL: number | null;
  /** |ln(core / regression)|, 0 where only one of them speaks: the further apart, the wider the range. */
  disagreement: number;
  /** Mass lost beside sweat, kg. */
  nonSweatKg: number;
  rule: SweatRule;
  end: SweatState;
}
