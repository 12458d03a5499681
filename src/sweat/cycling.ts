/** Share of the metabolic power that reaches the pedals: 0.19 in beginners, 0.23 in the trained. [own, after Hettinga2007] */
const GROSS_EFFICIENCY = 0.21;

/** Efficiency lost for each °C above 20: 20.5 % at 15.6 °C against 19.6 % at 35.5 °C. [Hettinga2007] */
const EFFICIENCY_LOSS_PER_C = 0.0005;

/** A rider who coasts still sits, breathes and holds the bars, W/kg. [own] */
const COASTING_W_PER_KG = 1.2;

/** More than this on the pedals, as a minute's mean, is a broken sensor, W. */
export const HIGHEST_CYCLING_POWER_W = 2000;

/** Gross efficiency of cycling, a fraction, in air of -45 to 55 °C. [Hettinga2007] */
export function grossEfficiency(airC: number): number {
  return GROSS_EFFICIENCY - EFFICIENCY_LOSS_PER_C * Math.max(0, airC - 20);
}

/** Gross metabolic power, W, of a rider pedalling `powerW` (0 to 2000). [Hettinga2007] */
export function cyclingMetabolicW(ride: { powerW: number; massKg: number; airC: number }): number {
  return Math.max(ride.powerW / grossEfficiency(ride.airC), COASTING_W_PER_KG * ride.massKg);
}
