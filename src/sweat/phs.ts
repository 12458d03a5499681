import { skinAreaM2 } from '#src/sweat/body';
import { saturationKPa } from '#src/sweat/environment';
import { settledCoreC, skinShareAt, steadySkinC, type PhsMinute } from '#src/sweat/phs-body';
import { DynamicClothing } from '#src/sweat/phs-clothing';
import { surfaceTemperatureC, type SurfaceBalance } from '#src/sweat/phs-surface';
import { checkPhsInput, PHS_REST } from '#src/sweat/phs-types';
import type { PhsMinutes, PhsOptions, PhsPerson, PhsRun, PhsState } from '#src/sweat/phs-types';
import { valueAt } from '#src/sweat/series';

/** Specific heat of the body, W·min/(kg·K). [ISO7933-2004] */
const BODY_HEAT = 57.83;
/** Water that one watt evaporates in an hour, g, as the standard counts (latent heat 2427 J/g). [ISO7933-2004] */
const GRAMS_PER_WATT_HOUR = 2.67 / 1.8;
/** Time constants, minutes: sweating and core 10, skin 3. [Malchaire2001] */
const SLOW_MIN = 10;
const SKIN_MIN = 3;
const SLOW_DECAY = Math.exp(-1 / SLOW_MIN);
const SKIN_DECAY = Math.exp(-1 / SKIN_MIN);

const RADIATING_SHARE = { sitting: 0.7, standing: 0.77, crouching: 0.67 } as const;

/**
 * Predicted heat strain, ISO 7933, stepped minute by minute with inputs that may change each minute: how much a body
 * must sweat to keep its balance, how much it can, and how warm its core gets. Valid for 15 to 50 °C, vapour up to
 * 4.5 kPa, air to 3 m/s, 100 to 450 W/m² and 0.1 to 1 clo; outside it extrapolates, and athletes are outside.
 * [ISO7933-2004] [ISO7933-2023] [Malchaire2001]
 *
 * @throws CannotEstimate when an input is not a finite number of the range named in the error.
 */
export function runPhs(
  minutes: PhsMinutes,
  person: PhsPerson,
  options: PhsOptions,
  start: Readonly<PhsState> = PHS_REST,
): PhsRun {
  checkPhsInput(minutes, person, options, start);
  const { lengthMin, metabolicW, externalW, airC, radiantC, vapourKPa, airMs, clo } = minutes;
  const n = lengthMin.length;
  const is2023 = options.edition === '2023';
  const area = skinAreaM2(person);
  const heatPerDegree = (BODY_HEAT * person.massKg) / area;
  const gramsPerWattMinute = (GRAMS_PER_WATT_HOUR * area) / 60;
  const hottestCoreC = options.hottestCoreC ?? Infinity;
  const maxWettedness = person.acclimatised ? 1 : 0.85;
  const cap = options.airSpeedCapMs ?? Infinity;
  const clothing = new DynamicClothing(options.edition, options.moisturePermeability ?? 0.38);
  const surface: SurfaceBalance = {
    edition: options.edition,
    emission: 5.67e-8 * RADIATING_SHARE[options.posture ?? 'standing'] * emissivity(options),
    clothing,
  };
  const loss = waterLossLimits(person.massKg, options);

  const now: PhsMinute = { metabolicWm2: 0, airC: 0, radiantC: 0, vapourKPa: 0, airMs: 0, clo: 0 };
  const skinSweatG = new Float64Array(n);
  const respiratoryG = new Float64Array(n);
  let { skinC, coreC, rectalC, equilibriumC, skinShare, sweatWm2, elapsedMin, waterLossG } = start;
  let surfaceC = skinC;
  let skinSweatTotalG = 0;
  let respiratoryTotalG = 0;
  let waterLoss50Min: number | null = null;
  let waterLoss95Min: number | null = null;
  let rectal38Min: number | null = null;

  for (let i = 0; i < n; i++) {
    const dt = lengthMin[i]!;
    const m = valueAt(metabolicW, i) / area;
    const air = valueAt(airC, i);
    const vapour = valueAt(vapourKPa, i);
    now.metabolicWm2 = m;
    now.airC = air;
    now.radiantC = valueAt(radiantC, i);
    now.vapourKPa = vapour;
    now.airMs = Math.min(valueAt(airMs, i), cap);
    now.clo = valueAt(clo, i);
    const slow = dt === 1 ? SLOW_DECAY : Math.exp(-dt / SLOW_MIN);
    const skinDecay = dt === 1 ? SKIN_DECAY : Math.exp(-dt / SKIN_MIN);
    clothing.update(now.airMs, options.walkMs ?? Math.min(0.7, Math.max(0, 0.0052 * (m - 58))), now.clo);

    // Heat that exercise itself stores while the core settles at its working temperature.
    const equilibriumBefore = equilibriumC;
    equilibriumC = equilibriumC * slow + (0.0036 * m + 36.6) * (1 - slow);
    const storedByWork = (heatPerDegree * (equilibriumC - equilibriumBefore) * (1 - skinShare)) / dt;

    const skinBefore = skinC;
    skinC = skinC * skinDecay + steadySkinC(now, rectalC) * (1 - skinDecay);

    surfaceC = surfaceTemperatureC(surface, now, skinC, skinBefore, surfaceC);
    const dryLoss = (skinC - surfaceC) * clothing.conductance;
    const breathDry = 0.001516 * m * (28.56 - 0.885 * air + 0.641 * vapour);
    const breathWet = 0.00127 * m * (59.34 + 0.53 * air - 11.63 * vapour);

    const possible = Math.max(0, (saturationKPa(skinC) - vapour) / clothing.evaporativeResistance);
    let required = m - storedByWork - valueAt(externalW, i) / area - breathDry - breathWet - dryLoss;
    const maxSweat = options.maxSweatWm2 ?? standardMaxSweat(is2023, m, area, person.acclimatised);
    let requiredSweat = maxSweat;
    if (required <= 0) {
      required = 0;
      requiredSweat = 0;
    } else if (required < 1.7 * possible) {
      // The wetter the skin, the more sweat drips off instead of cooling.
      const wettedness = required / possible;
      const dry = 2 - wettedness;
      const efficiency = wettedness > 1 ? (dry * dry) / 2 : 1 - (wettedness * wettedness) / 2;
      requiredSweat = Math.min(required / efficiency, maxSweat);
    }
    sweatWm2 = sweatWm2 * slow + requiredSweat * (1 - slow);

    let evaporated = 0;
    if (sweatWm2 > 0) {
      const k = possible / sweatWm2;
      evaporated = possible * Math.min(k >= 0.5 ? Math.sqrt(k * k + 2) - k : 1, maxWettedness);
    }

    const storage = required - evaporated + storedByWork;
    const carried =
      (storage * dt) / heatPerDegree + (skinBefore * skinShare) / 2 + coreC * (1 - skinShare / 2);
    coreC = Math.min(settledCoreC(carried, skinC), hottestCoreC);
    skinShare = skinShareAt(coreC);
    rectalC += ((2 * coreC - 1.962 * rectalC - 1.31) / 9) * dt;

    const sweatG = sweatWm2 * gramsPerWattMinute * dt;
    const breathG = breathWet * gramsPerWattMinute * dt;
    skinSweatG[i] = sweatG;
    respiratoryG[i] = breathG;
    skinSweatTotalG += sweatG;
    respiratoryTotalG += breathG;
    waterLossG += sweatG + breathG;
    elapsedMin += dt;
    if (rectal38Min === null && rectalC >= 38) rectal38Min = elapsedMin;
    if (waterLoss50Min === null && waterLossG >= loss.half) waterLoss50Min = elapsedMin;
    if (waterLoss95Min === null && waterLossG >= loss.most) waterLoss95Min = elapsedMin;
  }

  return {
    skinSweatG,
    respiratoryG,
    skinSweatTotalG,
    respiratoryTotalG,
    end: { skinC, coreC, rectalC, equilibriumC, skinShare, sweatWm2, elapsedMin, waterLossG },
    limits: { waterLoss50Min, waterLoss95Min, rectal38Min },
  };
}

function standardMaxSweat(
  is2023: boolean,
  metabolicWm2: number,
  area: number,
  acclimatised: boolean,
): number {
  if (is2023) return acclimatised ? 500 : 400;
  const unacclimatised = Math.min(400, Math.max(250, (metabolicWm2 - 32) * area));
  return acclimatised ? unacclimatised * 1.25 : unacclimatised;
}

function emissivity({ edition, reflectiveShare = 0.54, reflectiveValue }: PhsOptions): number {
  const reflective = edition === '2023' ? 1 - (reflectiveValue ?? 0.42) : (reflectiveValue ?? 0.97);
  return (1 - reflectiveShare) * 0.97 + reflectiveShare * reflective;
}

/** Water loss, g, that the standard allows the mean person and 95 % of people. */
function waterLossLimits(
  massKg: number,
  { edition, drinksFreely = true }: PhsOptions,
): { half: number; most: number } {
  if (!drinksFreely) return { half: 30 * massKg, most: 30 * massKg };
  return { half: (edition === '2023' ? 50 : 75) * massKg, most: 50 * massKg };
}
