import { skinAreaM2 } from '#src/sweat/body';
import { saturationKPa } from '#src/sweat/environment';
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

  const skinSweatG = new Float64Array(n);
  const respiratoryG = new Float64Array(n);
  const rectal = new Float64Array(n);
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
    const radiant = valueAt(radiantC, i);
    const vapour = valueAt(vapourKPa, i);
    const v = Math.min(valueAt(airMs, i), cap);
    const dress = valueAt(clo, i);
    const slow = dt === 1 ? SLOW_DECAY : Math.exp(-dt / SLOW_MIN);
    const skinDecay = dt === 1 ? SKIN_DECAY : Math.exp(-dt / SKIN_MIN);
    clothing.update(v, options.walkMs ?? Math.min(0.7, Math.max(0, 0.0052 * (m - 58))), dress);

    // Heat that exercise itself stores while the core settles at its working temperature.
    const equilibriumBefore = equilibriumC;
    equilibriumC = equilibriumC * slow + (0.0036 * m + 36.6) * (1 - slow);
    const storedByWork = (heatPerDegree * (equilibriumC - equilibriumBefore) * (1 - skinShare)) / dt;

    const skinBefore = skinC;
    skinC = skinC * skinDecay + steadySkinC(dress, air, radiant, vapour, v, m, rectalC) * (1 - skinDecay);

    surfaceC = surfaceTemperatureC(surface, air, radiant, skinC, skinBefore, surfaceC);
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
    skinShare = shareAt(coreC);
    rectalC += ((2 * coreC - 1.962 * rectalC - 1.31) / 9) * dt;

    const sweatG = sweatWm2 * gramsPerWattMinute * dt;
    const breathG = breathWet * gramsPerWattMinute * dt;
    skinSweatG[i] = sweatG;
    respiratoryG[i] = breathG;
    rectal[i] = rectalC;
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
    rectalC: rectal,
    skinSweatTotalG,
    respiratoryTotalG,
    end: { skinC, coreC, rectalC, equilibriumC, skinShare, sweatWm2, elapsedMin, waterLossG },
    limits: { waterLoss50Min, waterLoss95Min, rectal38Min },
  };
}

/** Skin temperature the surroundings would settle at, °C: one regression naked, one clothed, between them a blend. */
function steadySkinC(
  clo: number,
  air: number,
  radiant: number,
  vapour: number,
  v: number,
  m: number,
  rectal: number,
): number {
  if (clo <= 0.2) return nakedSkinC(air, radiant, vapour, v, rectal);
  const clothed =
    12.165 +
    0.02017 * air +
    0.04361 * radiant +
    0.19354 * vapour -
    0.25315 * v +
    0.005346 * m +
    0.51274 * rectal;
  if (clo >= 0.6) return clothed;
  const naked = nakedSkinC(air, radiant, vapour, v, rectal);
  return naked + 2.5 * (clothed - naked) * (clo - 0.2);
}

function nakedSkinC(air: number, radiant: number, vapour: number, v: number, rectal: number): number {
  return 7.191 + 0.064 * air + 0.061 * radiant + 0.198 * vapour - 0.348 * v + 0.616 * rectal;
}

/** Share of the body's mass at skin temperature: 0.3 at a cool core, 0.1 at a hot one. */
function shareAt(coreC: number): number {
  return Math.min(0.3, Math.max(0.1, 0.3 - 0.09 * (coreC - 36.8)));
}

/**
 * Core temperature once the heat at hand (`carried`) is spread over core and skin: the root of
 * t = carried + share(t)/2 (t - skin). `share` has three straight pieces, so no iteration is needed.
 */
function settledCoreC(carried: number, skinC: number): number {
  const cool = (carried - 0.15 * skinC) / 0.85;
  if (cool <= 36.8) return cool;
  const hot = (carried - 0.05 * skinC) / 0.95;
  if (shareAt(hot) <= 0.1) return hot;
  const atZero = 0.3 + 0.09 * 36.8;
  const b = 1 - atZero / 2 - 0.045 * skinC;
  const c = (atZero / 2) * skinC - carried;
  return (Math.sqrt(b * b - 0.18 * c) - b) / 0.09;
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
