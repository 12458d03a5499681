import type { Series } from '#src/sweat/series';
import { checkNumber, checkSeries } from '#src/sweat/ranges';
import { CannotEstimate } from '#src/sweat/sweat.problems';

/** The editions of ISO 7933 that are implemented. [ISO7933-2004] [ISO7933-2023] */
export type PhsEdition = '2004' | '2023';

/** Minute by minute: one value for all, or an array as long as `lengthMin`. */
export interface PhsMinutes {
  /** How long each entry lasts, minutes: above 0, at most 1. */
  lengthMin: Float64Array;
  /** Gross metabolic rate of the whole body, W. */
  metabolicW: Series;
  /** Work that leaves the body, W; negative downhill. */
  externalW: Series;
  airC: Series;
  /** Mean radiant temperature, °C. */
  radiantC: Series;
  /** Partial pressure of water vapour in the air, kPa. */
  vapourKPa: Series;
  /** Speed of the air over the skin, m/s, own movement included. */
  airMs: Series;
  /** Static clothing insulation, clo. */
  clo: Series;
}

export interface PhsPerson {
  massKg: number;
  heightM: number;
  /** Sets the greatest skin wettedness (1 against 0.85) and, unless overridden, the greatest sweat rate. */
  acclimatised: boolean;
}

export interface PhsOptions {
  edition: PhsEdition;
  /** Standing unless told. */
  posture?: 'sitting' | 'standing' | 'crouching';
  /** Walking speed for the pumping of clothing, m/s; by default the standard's guess from the metabolic rate. */
  walkMs?: number;
  /** Static moisture permeability index of the clothing, 0.38 unless told. */
  moisturePermeability?: number;
  /** Share of the skin under reflective clothing, 0.54 unless told (the standard's own default). */
  reflectiveShare?: number;
  /** Emissivity of that clothing in 2004 (0.97), its reflectivity in 2023 (0.42). */
  reflectiveValue?: number;
  /** Whether the person can drink freely; sets the limits of water loss only. */
  drinksFreely?: boolean;
  /** Air faster than this counts as this, m/s. No cap unless told. */
  airSpeedCapMs?: number;
  /** Greatest sweat rate in place of the standard's, W/m² of evaporation. */
  maxSweatWm2?: number;
  /** Core temperature at which people stop, °C: heat beyond it is not stored. No limit unless told. */
  hottestCoreC?: number;
}

/** What the body carries from one minute to the next. A run may start where another ended. */
export interface PhsState {
  skinC: number;
  coreC: number;
  rectalC: number;
  /** Core temperature the metabolic rate alone asks for, on its way there. */
  equilibriumC: number;
  /** Share of the body at skin temperature, 0.1 to 0.3. */
  skinShare: number;
  /** Skin sweat, W/m² of evaporation. */
  sweatWm2: number;
  elapsedMin: number;
  /** Skin sweat and respired water so far, g. */
  waterLossG: number;
}

/** Minutes after the start at which a limit of the standard was reached; null while it was not. */
export interface PhsLimits {
  waterLoss50Min: number | null;
  waterLoss95Min: number | null;
  rectal38Min: number | null;
}

export interface PhsRun {
  /** Sweat from the skin, g in each minute, whether or not it evaporates. */
  skinSweatG: Float64Array;
  /** Water breathed out, g in each minute. The standard's "water loss" is the two together. */
  respiratoryG: Float64Array;
  skinSweatTotalG: number;
  respiratoryTotalG: number;
  end: PhsState;
  limits: PhsLimits;
}

/** A rested person in comfort, as the standard starts. */
export const PHS_REST: Readonly<PhsState> = {
  skinC: 34.1,
  coreC: 36.8,
  rectalC: 36.8,
  equilibriumC: 36.8,
  skinShare: 0.3,
  sweatWm2: 0,
  elapsedMin: 0,
  waterLossG: 0,
};

/** Far wider than the standard's own validity (15 to 50 °C, 100 to 450 W/m²): this only keeps nonsense out. */
export function checkPhsInput(
  minutes: PhsMinutes,
  person: PhsPerson,
  options: PhsOptions,
  start: PhsState,
): void {
  const n = minutes.lengthMin.length;
  if (n === 0)
    throw new CannotEstimate('empty', 'The session holds no minutes; give at least a part of one.');
  checkSeries('lengthMin', minutes.lengthMin, n, { from: 1e-6, to: 1, unit: 'min' });
  checkSeries('metabolicW', minutes.metabolicW, n, { from: 0, to: 5000, unit: 'W' });
  checkSeries('externalW', minutes.externalW, n, { from: -5000, to: 5000, unit: 'W' });
  checkSeries('airC', minutes.airC, n, { from: -60, to: 60, unit: '°C' });
  checkSeries('radiantC', minutes.radiantC, n, { from: -80, to: 150, unit: '°C' });
  checkSeries('vapourKPa', minutes.vapourKPa, n, { from: 0, to: 20, unit: 'kPa' });
  checkSeries('airMs', minutes.airMs, n, { from: 0, to: 60, unit: 'm/s' });
  checkSeries('clo', minutes.clo, n, { from: 0, to: 5, unit: 'clo' });
  checkNumber('massKg', person.massKg, { from: 15, to: 350, unit: 'kg' });
  checkNumber('heightM', person.heightM, { from: 0.8, to: 2.6, unit: 'm' });
  checkNumber('walkMs', options.walkMs ?? 0, { from: 0, to: 15, unit: 'm/s' });
  checkNumber('moisturePermeability', options.moisturePermeability ?? 0.38, { from: 0.01, to: 1, unit: '' });
  checkNumber('reflectiveShare', options.reflectiveShare ?? 0, { from: 0, to: 1, unit: '' });
  checkNumber('reflectiveValue', options.reflectiveValue ?? 0, { from: 0, to: 1, unit: '' });
  checkNumber('airSpeedCapMs', options.airSpeedCapMs ?? 0, { from: 0, to: 60, unit: 'm/s' });
  checkNumber('maxSweatWm2', options.maxSweatWm2 ?? 1, { from: 1, to: 5000, unit: 'W/m²' });
  checkNumber('hottestCoreC', options.hottestCoreC ?? 40, { from: 37, to: 60, unit: '°C' });
  for (const key of ['skinC', 'coreC', 'rectalC', 'equilibriumC'] as const) {
    checkNumber(`start.${key}`, start[key], { from: 0, to: 60, unit: '°C' });
  }
  checkNumber('start.skinShare', start.skinShare, { from: 0.1, to: 0.3, unit: '' });
  checkNumber('start.sweatWm2', start.sweatWm2, { from: 0, to: 5000, unit: 'W/m²' });
  checkNumber('start.elapsedMin', start.elapsedMin, { from: 0, to: 1e6, unit: 'min' });
  // In steam, breath takes up water: a short run can end below 0.
  checkNumber('start.waterLossG', start.waterLossG, { from: -1e6, to: 1e6, unit: 'g' });
}
