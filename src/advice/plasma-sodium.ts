/** Water of a body, and the sodium in its plasma. */
export interface BodyWater {
  litres: number;
  /** mmol/L of plasma. */
  sodiumMmolL: number;
}

/** What came in less what went out. */
export interface Exchange {
  waterL: number;
  /** Sodium and potassium together. */
  electrolytesMmol: number;
}

/** Slope and intercept of plasma sodium on exchangeable sodium and potassium over body water. [NguyenKurtz2005] */
const SLOPE = 1.03;
const INTERCEPT_MMOL_L = 23.8;

/** Below this, plasma sodium is called low; in and after exercise as well. [Weschler2005] */
export const LOW_SODIUM_MMOL_L = 135;

/**
 * A body after it took in and lost water, sodium and potassium. One litre of water more takes 3.2 mmol/L off the plasma of
 * somebody with 50 litres, and 6.3 of somebody with 25. [NguyenKurtz2005] [Weschler2005]
 */
export function afterExchange(body: BodyWater, { waterL, electrolytesMmol }: Exchange): BodyWater {
  const litres = body.litres + waterL;
  const held = (body.sodiumMmolL + INTERCEPT_MMOL_L) * body.litres + SLOPE * electrolytesMmol;
  return { litres, sodiumMmolL: held / litres - INTERCEPT_MMOL_L };
}
