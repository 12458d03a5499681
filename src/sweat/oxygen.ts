/** Energy set free by one litre of oxygen burnt on pure carbohydrate, J/L (5.88 Wh/L). [ISO8996] */
const ENERGY_PER_LITRE_J = 21_160;

/** Respiratory exchange ratio of mixed endurance exercise; 0.85 to 0.95 moves the result by 2 %. [own] */
const RESPIRATORY_EXCHANGE_RATIO = 0.88;

/** Watts of metabolic power behind one litre of oxygen a minute. [ISO8996] */
export const WATTS_PER_LITRE_MIN = (ENERGY_PER_LITRE_J / 60) * (0.23 * RESPIRATORY_EXCHANGE_RATIO + 0.77);

/** One MET, 3.5 ml of oxygen a minute and kilogram, as gross metabolic power: 1.2 W/kg, 84 W at 70 kg. [Herrmann2024] */
export const MET_W_PER_KG = (3.5 / 1000) * WATTS_PER_LITRE_MIN;

/** Gross metabolic power, W, of an oxygen uptake in ml/kg/min (0 to 90). [ISO8996] */
export function wattsFromOxygen(mlKgMin: number, massKg: number): number {
  return (mlKgMin / 1000) * massKg * WATTS_PER_LITRE_MIN;
}
