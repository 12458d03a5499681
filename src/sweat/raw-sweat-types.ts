import type { Sport } from '#src/kernel/sport';
import type { PhsState } from '#src/sweat/phs-types';
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
  /** Gross metabolic power, W. */
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

/** Which rule gave the total. */
export type SweatRule = 'mean' | 'core' | 'floor' | 'swimming';

export interface RawSweat {
  /** Skin sweat in each minute, litres. */
  sweatL: Float64Array;
  totalL: number;
  /** What ISO 7933's core alone says, and the regression alone; null where the rule has no part for it. */
  coreL: number | null;
  regressionL: number | null;
  /** |ln(core / regression)|, 0 where only one of them speaks: the further apart, the wider the range. */
  disagreement: number;
  /** Mass lost beside sweat, kg. */
  nonSweatKg: number;
  rule: SweatRule;
  /** Where a next leg of the same session begins. */
  end: PhsState;
}
