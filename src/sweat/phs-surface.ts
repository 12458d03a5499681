import type { PhsMinute } from '#src/sweat/phs-body';
import type { DynamicClothing } from '#src/sweat/phs-clothing';
import type { PhsEdition } from '#src/sweat/phs-types';

export interface SurfaceBalance {
  edition: PhsEdition;
  /** Stefan–Boltzmann constant × radiating share × emissivity, W/(m²K⁴). */
  emission: number;
  clothing: DynamicClothing;
}

/** Far more than any start needs: a run of finite input always ends. */
const MOST_STEPS = 40;
/** Newton's error falls with the square of its step: after one this small, °C, it is below a millionth. */
const LAST_STEP_C = 1e-3;
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
  { airC, radiantC }: PhsMinute,
  skinC: number,
  skinBeforeC: number,
  guessC: number,
): number {
  const { areaFactor, conductance } = clothing;
  const radiantKelvin2 = (radiantC + ZERO_C) * (radiantC + ZERO_C);
  const radiant4 = radiantKelvin2 * radiantKelvin2;
  let convection = edition === '2004' ? clothing.convectionAt(skinBeforeC - airC) : clothing.forcedConvection;
  let t = guessC;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (edition === '2023') convection = clothing.convectionAt(t - airC);
    const kelvin = t + ZERO_C;
    const cubed = kelvin * kelvin * kelvin;
    const excess =
      areaFactor * (convection * (t - airC) + emission * (cubed * kelvin - radiant4)) -
      conductance * (skinC - t);
    const change = excess / (areaFactor * (convection + 4 * emission * cubed) + conductance);
    t -= change;
    if (Math.abs(change) < LAST_STEP_C) break;
  }
  return t;
}
