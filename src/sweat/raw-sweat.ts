import { familyOf } from '#src/kernel/sport';
import { saturationKPa } from '#src/sweat/environment';
import { nonSweatLossKg } from '#src/sweat/non-sweat-loss';
import { runPhs } from '#src/sweat/phs';
import { PHS_REST, type PhsState } from '#src/sweat/phs-types';
import type { Effort, RawSweat, RawSweatLeg, SweatRule } from '#src/sweat/raw-sweat-types';
import { FLOOR, heatAsSweatLPerH, regressionLPerH, type RegressionCoefficients } from '#src/sweat/regression';
import { REGRESSION } from '#src/sweat/regression-coefficients';
import { valueAt } from '#src/sweat/series';
import { sportFacts } from '#src/sweat/sport-facts';
import { surroundingsOf, type Surroundings } from '#src/sweat/surroundings';
import { rawSwimSweat } from '#src/sweat/swimming';

/** Greatest sweat rate of athletes, W/m² of evaporation: about 1.9 L/h; workers' limits are 400 and 500. [own] */
const MAX_SWEAT_WM2 = 700;
/**
 * Core temperature at which athletes stop, °C. The standard lets it rise for ever, and the skin with it, until in
 * saunas hotter air asked for less sweat. [own]
 */
const HOTTEST_CORE_C = 40;
/** Limbs that move pump air through clothing as the standard's fastest walker does, m/s. [ISO7933-2023] */
const PUMPING_MS = 0.7;
/** Shorter sessions are all onset, which only the core knows. */
const SHORTEST_FOR_REGRESSION_MIN = 10;
/** Hottest air the regression was fitted on, °C. */
const HOTTEST_FITTED_C = 40;
/** Vapour in air so humid that no sweat evaporates, kPa: as much as on wet skin of 36 °C. */
const SATURATED_SKIN_KPA = saturationKPa(36);
/** More than fourfold apart, the two models say no more than that they do not know. */
const MOST_DISAGREEMENT = Math.log(4);

/**
 * Sweat from the skin before anything personal: the mean of ISO 7933:2023's core (air speed capped, higher maximum)
 * and the regression E2 on the leg's means, shaped over the minutes as the core says. Swimming has a rule of its own.
 *
 * @throws CannotEstimate when an input is not a number a living athlete can meet.
 */
export function rawSweat(leg: RawSweatLeg, start: Readonly<PhsState> = PHS_REST): RawSweat {
  if (familyOf(leg.sport) === 'swim') return rawSwimSweat(leg, start);
  return sweatInAir(leg, surroundingsOf(leg, leg.sport, leg.indoor, leg.lengthMin.length), start);
}

/** As `rawSweat`, where air and sun over the skin are known already. */
export function sweatInAir(
  effort: Effort,
  surroundings: Surroundings,
  start: Readonly<PhsState> = PHS_REST,
  coefficients: RegressionCoefficients = REGRESSION,
): RawSweat {
  const { lengthMin, metabolicW, externalW, massKg, heightM, acclimatised, clo } = effort;
  const core = runPhs(
    { lengthMin, metabolicW, externalW, ...surroundings, clo },
    { massKg, heightM, acclimatised },
    {
      edition: '2023',
      airSpeedCapMs: sportFacts(effort.sport).airSpeedCapMs,
      maxSweatWm2: MAX_SWEAT_WM2,
      walkMs: PUMPING_MS,
      reflectiveShare: 0,
      hottestCoreC: HOTTEST_CORE_C,
    },
    start,
  );
  const coreL = core.skinSweatTotalG / 1000;
  const means = meansOf(effort, surroundings);
  const hours = means.durationMin / 60;
  const nonSweatKg = nonSweatLossKg(means);
  const floorL = FLOOR * heatAsSweatLPerH(means) * hours;

  let regressionL: number | null = null;
  let totalL = coreL;
  let rule: SweatRule = 'core';
  if (core.end.elapsedMin >= SHORTEST_FOR_REGRESSION_MIN) {
    const asked = {
      massKg,
      heightM,
      metabolicW: means.metabolicW,
      externalW: means.externalW,
      airC: Math.min(HOTTEST_FITTED_C, means.airC),
      fromMin: start.elapsedMin,
      toMin: core.end.elapsedMin,
    };
    regressionL = regressionLPerH(asked, coefficients) * hours;
    const meanL = (coreL + regressionL) / 2;
    // In air too hot for the regression, or too humid for sweat to evaporate, the core speaks alone, but never for
    // less than the two together: hotter air must not mean less sweat.
    const beyondRegression = means.airC > HOTTEST_FITTED_C || means.vapourKPa > SATURATED_SKIN_KPA;
    if (!(beyondRegression && coreL > meanL)) {
      totalL = meanL;
      rule = 'mean';
    }
    if (totalL < floorL) {
      totalL = floorL;
      rule = 'floor';
    }
  }

  return {
    sweatL: curve(core.skinSweatG, effort, totalL, coreL),
    totalL,
    coreL,
    regressionL,
    disagreement: regressionL === null ? 0 : disagreement(coreL, regressionL),
    nonSweatKg,
    rule,
    end: core.end,
  };
}

function disagreement(coreL: number, regressionL: number): number {
  if (coreL <= 0 || regressionL <= 0) return coreL === regressionL ? 0 : MOST_DISAGREEMENT;
  return Math.min(MOST_DISAGREEMENT, Math.abs(Math.log(coreL / regressionL)));
}

function meansOf({ lengthMin, metabolicW, externalW }: Effort, surroundings: Surroundings) {
  let durationMin = 0;
  let metabolic = 0;
  let external = 0;
  let air = 0;
  let vapour = 0;
  for (let i = 0; i < lengthMin.length; i++) {
    const dt = lengthMin[i]!;
    durationMin += dt;
    metabolic += metabolicW[i]! * dt;
    external += externalW[i]! * dt;
    air += valueAt(surroundings.airC, i) * dt;
    vapour += valueAt(surroundings.vapourKPa, i) * dt;
  }
  return {
    durationMin,
    metabolicW: metabolic / durationMin,
    externalW: external / durationMin,
    airC: air / durationMin,
    vapourKPa: vapour / durationMin,
  };
}

/**
 * The core's grams a minute made over, in place, into litres that add up to the total. Where the core sees next to no
 * sweat (cold), the total follows the effort instead.
 */
function curve(
  coreG: Float64Array,
  { lengthMin, metabolicW }: Effort,
  totalL: number,
  coreL: number,
): Float64Array {
  if (coreL > 0.1 * totalL) {
    const scale = totalL / coreL / 1000;
    for (let i = 0; i < coreG.length; i++) coreG[i]! *= scale;
    return coreG;
  }
  let energy = 0;
  for (let i = 0; i < coreG.length; i++) energy += metabolicW[i]! * lengthMin[i]!;
  const litresPerEnergy = energy > 0 ? totalL / energy : 0;
  for (let i = 0; i < coreG.length; i++) coreG[i] = metabolicW[i]! * lengthMin[i]! * litresPerEnergy;
  return coreG;
}
