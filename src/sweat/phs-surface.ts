import type { DynamicClothing } from '#src/sweat/phs-clothing';
import type { PhsEdition } from '#src/sweat/phs-types';

export interface SurfaceBalance {
  edition: PhsEdition;
  /** Stefan–Boltzmann constant × radiating share × emissivity, W/(m²K⁴). */
  emission: number;
  clothing: DynamicClothing;
}

/** Enough for 1e-6 °C from any start; a run of finite input therefore always ends. */
const MOST_STEPS = 40;
const ZERO_C = 273;

/**
 * Temperature of the clothing's outer surface, °C, at which what crosses the cloth leaves by convection and radiation.
 * The balance rises steadily and bends upward, so Newton's method finds its only root; the last minute's answer is a
 * good first guess, and two or three steps do.
 *
 * Free convection (2004: by the skin's temperature at the start of the minute, 2023: by the surface's own) counts
 * where it beats the moving air.
 */
export function surfaceTemperatureC(
  { edition, emission, clothing }: SurfaceBalance,
  airC: number,
  radiantC: number,
  skinC: number,
  skinBeforeC: number,
  guessC: number,
): number {
  const { areaFactor, conductance, forcedConvection } = clothing;
  const radiant4 = (radiantC + ZERO_C) ** 4;
  let convection = edition === '2004' ? convectionAt(skinBeforeC - airC, forcedConvection) : forcedConvection;
  let t = guessC;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (edition === '2023') convection = convectionAt(t - airC, forcedConvection);
    const kelvin = t + ZERO_C;
    const cubed = kelvin * kelvin * kelvin;
    const excess =
      areaFactor * (convection * (t - airC) + emission * (cubed * kelvin - radiant4)) -
      conductance * (skinC - t);
    const change = excess / (areaFactor * (convection + 4 * emission * cubed) + conductance);
    t -= change;
    if (Math.abs(change) < 1e-6) break;
  }
  return t;
}

function convectionAt(difference: number, forced: number): number {
  const free = 2.38 * Math.sqrt(Math.sqrt(Math.abs(difference)));
  return free > forced ? free : forced;
}
