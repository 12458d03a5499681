import { familyOf } from '#src/kernel/sport';
import { AIR_SD_C, WIND_AND_SUN_MATTER_ABOVE_C, type MissingInput } from '#src/sweat/interval';
import type { LegInput } from '#src/sweat/session-input';

/** In air this warm people train in their sport's usual kit, so nobody needs to say so, °C. [own] */
const USUAL_KIT_ABOVE_C = 15;
/**
 * The swimming rule's own error, ln units: what is left of its ±40 % beside person (0.28), day (0.14) and effort, so that
 * a swim with heart rate in water of known temperature comes to 0.40 to 0.42 in all. And sweat for each °C of water, which
 * a guessed temperature adds. [own, after Macaluso2011]
 */
const SWIM_RULE_SIGMA = 0.2;
const SWIM_PER_C = 0.106;
/** How far a guess at the water's temperature may be off, °C. [own] */
const WATER_SD_C = { pool: 1.5, open: 3, device: 1, told: 1 };

/** What nobody told of a leg's surroundings, as far as it matters there. Air temperature is `airSdC`'s. */
export function missingInputs({ sport, indoor, conditions, clothingClo }: LegInput): MissingInput[] {
  if (familyOf(sport) === 'swim') return [];
  const { airC, humidityPct, windMs, solarWm2 } = conditions;
  const missing: MissingInput[] = [];
  if (humidityPct.source === 'default') missing.push('humidity');
  const guessed = windMs.source === 'default' || solarWm2.source === 'default';
  if (guessed && !indoor.value && airC.value > WIND_AND_SUN_MATTER_ABOVE_C) missing.push('windOrSun');
  if (clothingClo.source === 'default' && airC.value < USUAL_KIT_ABOVE_C) missing.push('clothing');
  return missing;
}

/** How far the air temperature may be off, °C. */
export function airSdC({ sport, indoor, conditions: { airC } }: LegInput): number {
  if (familyOf(sport) === 'swim') return 0;
  if (airC.sd !== undefined) return airC.sd;
  if (airC.source === 'default') return indoor.value ? AIR_SD_C.room : AIR_SD_C.climate;
  return airC.source === 'device' ? AIR_SD_C.wrist : 0;
}

/** Spread that only swimming has: its rule's own, and the water's temperature where nobody measured it, ln units. */
export function otherSigma({ sport, waterC }: LegInput): number {
  if (familyOf(sport) !== 'swim') return 0;
  const open = sport === 'open_water_swim';
  const sdC =
    waterC === null || waterC.source === 'default'
      ? open
        ? WATER_SD_C.open
        : WATER_SD_C.pool
      : waterC.source === 'device' || waterC.source === 'told'
        ? WATER_SD_C[waterC.source]
        : 0;
  return Math.hypot(SWIM_RULE_SIGMA, SWIM_PER_C * sdC);
}
