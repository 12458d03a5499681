import { familyOf } from '#src/kernel/sport';
import { saturationKPa } from '#src/sweat/environment';
import { nonSweatLossKg } from '#src/sweat/non-sweat-loss';
import { runPhs } from '#src/sweat/phs';
import type { PhsRun, PhsState } from '#src/sweat/phs-types';
import { RESTED, type Effort, type RawSweat, type RawSweatLeg } from '#src/sweat/raw-sweat-types';
import type { SweatRule, SweatState } from '#src/sweat/raw-sweat-types';
import { FLOOR, heatAsSweatLPerH, regressionLPerH, type RegressionCoefficients } from '#src/sweat/regression';
import { REGRESSION } from '#src/sweat/regression-coefficients';
import { valueAt } from '#src/sweat/series';
import { sportFacts } from '#src/sweat/sport-facts';
import { surroundingsOf, type Surroundings } from '#src/sweat/surroundings';
import { rawSwimSweat } from '#src/sweat/swimming';
import { movingShare, withoutPauses } from '#src/sweat/without-pauses';

/** Greatest sweat rate of athletes, W/m² of evaporation: about 1.9 L/h; workers' limits are 400 and 500. [own] */
const MAX_SWEAT_WM2 = 700;
/**
 * Core temperature at which athletes stop, °C. The standard lets it rise for ever, and the skin with it, until in
 * saunas hotter air asked for less sweat. [own]
 */
const HOTTEST_CORE_C = 40;
/** Limbs that move pump air through clothing as the standard's fastest walker does, m/s. [ISO7933-2023] */
const PUMPING_MS = 0.7;
/** Fewer minutes in motion are all onset, which only the core knows. */
const SHORTEST_FOR_REGRESSION_MIN = 10;
/** Hottest air the regression was fitted on, °C. */
const HOTTEST_FITTED_C = 40;
/** Vapour in air so humid that no sweat evaporates, kPa: as much as on wet skin of 36 °C. */
const SATURATED_SKIN_KPA = saturationKPa(36);
/** More than fourfold apart, the two models say no more than that they do not know. */
const MOST_DISAGREEMENT = Math.log(4);

/**
 * Sweat from the skin before anything personal: the mean of ISO 7933:2023's core (air speed capped, higher maximum)
 * and the regression E2 on the leg's means, shaped over the minutes as the core says. E2 was made on people in motion
 * and would take sweat away for every minute of rest, so pauses are the core's alone. Swimming has a rule of its own.
 *
 * @throws CannotEstimate when an input is not a number a living athlete can meet.
 */
export function rawSweat(leg: RawSweatLeg, start: Readonly<SweatState> = RESTED): RawSweat {
  if (familyOf(leg.sport) === 'swim') return rawSwimSweat(leg, start);
  return sweatInAir(leg, surroundingsOf(leg, leg.sport, leg.indoor, leg.lengthMin.length), start);
}

/** As `rawSweat`, where air and sun over the skin are known already. */
export function sweatInAir(
  effort: Effort,
  surroundings: Surroundings,
  start: Readonly<SweatState> = RESTED,
  coefficients: RegressionCoefficients = REGRESSION,
): RawSweat {
  const core = runCore(effort, surroundings, start.body);
  const coreL = core.skinSweatTotalG / 1000;
  const moving = withoutPauses(effort, surroundings);
  const paused = moving.effort !== effort;
  const restL = paused ? sweatAtRestG(core.skinSweatG, effort) / 1000 : 0;
  const means = meansOf(moving.effort, moving.surroundings);
  const movedMin = start.movedMin + means.durationMin;
  const regressionL =
    means.durationMin > 0 && movedMin >= SHORTEST_FOR_REGRESSION_MIN
      ? regressionLitres(effort, means, start.movedMin, coefficients)
      : null;
  const together = bothModels(coreL - restL, regressionL, means);
  let totalL = together.litres + restL;

  // A body that cooled in a pause has to warm again, and would sweat less for having rested: never less than unrested.
  let unrested: Readonly<PhsState> | null = null;
  let aheadL = 0;
  if (start.unrested || paused) {
    unrested = start.unrested ?? start.body;
    let unrestedL = 0;
    if (means.durationMin > 0) {
      const run = runCore(moving.effort, moving.surroundings, unrested);
      unrestedL = bothModels(run.skinSweatTotalG / 1000, regressionL, means).litres;
      unrested = run.end;
    }
    totalL = Math.max(totalL, unrestedL - start.aheadL);
    aheadL = Math.max(0, start.aheadL + totalL - unrestedL);
  }

  const regressionAndRestL = regressionL === null ? null : regressionL + restL;
  return {
    sweatL: curve(core.skinSweatG, effort, totalL - restL, coreL - restL),
    totalL,
    coreL,
    regressionL: regressionAndRestL,
    disagreement: regressionAndRestL === null ? 0 : disagreement(coreL, regressionAndRestL),
    nonSweatKg: nonSweatLossKg(paused ? meansOf(effort, surroundings) : means),
    rule: together.rule,
    end: { body: core.end, movedMin, unrested, aheadL },
  };
}

function runCore(effort: Effort, surroundings: Surroundings, start: Readonly<PhsState>): PhsRun {
  const { lengthMin, metabolicW, externalW, massKg, heightM, acclimatised, clo } = effort;
  return runPhs(
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
}

function regressionLitres(
  { massKg, heightM }: Effort,
  { metabolicW, externalW, airC, durationMin }: Means,
  fromMin: number,
  coefficients: RegressionCoefficients,
): number {
  const lPerH = regressionLPerH(
    {
      massKg,
      heightM,
      metabolicW,
      externalW,
      airC: Math.min(HOTTEST_FITTED_C, airC),
      fromMin,
      toMin: fromMin + durationMin,
    },
    coefficients,
  );
  return (lPerH * durationMin) / 60;
}

/** What the two models say together of minutes in motion. */
function bothModels(
  coreL: number,
  regressionL: number | null,
  means: Means,
): { litres: number; rule: SweatRule } {
  if (regressionL === null) return { litres: coreL, rule: 'core' };
  const meanL = (coreL + regressionL) / 2;
  // In air too hot for the regression, or too humid for sweat to evaporate, the core speaks alone, but never for
  // less than the two together: hotter air must not mean less sweat.
  const beyondRegression = means.airC > HOTTEST_FITTED_C || means.vapourKPa > SATURATED_SKIN_KPA;
  const coreAlone = beyondRegression && coreL > meanL;
  const litres = coreAlone ? coreL : meanL;
  const floorL = (FLOOR * heatAsSweatLPerH(means) * means.durationMin) / 60;
  if (litres < floorL) return { litres: floorL, rule: 'floor' };
  return { litres, rule: coreAlone ? 'core' : 'mean' };
}

function disagreement(coreL: number, regressionL: number): number {
  if (coreL <= 0 || regressionL <= 0) return coreL === regressionL ? 0 : MOST_DISAGREEMENT;
  return Math.min(MOST_DISAGREEMENT, Math.abs(Math.log(coreL / regressionL)));
}

/** What of the core's sweat fell in pauses, g. */
function sweatAtRestG(coreG: Float64Array, effort: Effort): number {
  let grams = 0;
  for (let i = 0; i < coreG.length; i++) grams += coreG[i]! * (1 - movingShare(effort, i));
  return grams;
}

interface Means {
  durationMin: number;
  metabolicW: number;
  externalW: number;
  airC: number;
  vapourKPa: number;
}

/** Not a number where there are no minutes, but for their length. */
function meansOf({ lengthMin, metabolicW, externalW }: Effort, surroundings: Surroundings): Means {
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
 * The core's grams a minute made over, in place, into litres that add up to the total: those of pauses as they are,
 * those in motion scaled. Where the core sees next to no sweat (cold), the latter follow the effort instead.
 */
function curve(coreG: Float64Array, effort: Effort, movingL: number, coreMovingL: number): Float64Array {
  const { lengthMin, metabolicW } = effort;
  if (coreMovingL > 0.1 * movingL) {
    const scale = movingL / coreMovingL / 1000;
    for (let i = 0; i < coreG.length; i++) {
      const share = movingShare(effort, i);
      coreG[i]! *= share === 1 ? scale : share * scale + (1 - share) / 1000;
    }
    return coreG;
  }
  let energy = 0;
  for (let i = 0; i < coreG.length; i++) energy += metabolicW[i]! * lengthMin[i]! * movingShare(effort, i);
  const litresPerEnergy = energy > 0 ? movingL / energy : 0;
  for (let i = 0; i < coreG.length; i++) {
    const share = movingShare(effort, i);
    coreG[i] = metabolicW[i]! * lengthMin[i]! * share * litresPerEnergy + (coreG[i]! * (1 - share)) / 1000;
  }
  return coreG;
}
