import { externalWorkW } from '#src/sweat/external-work';
import { heartRateReading } from '#src/sweat/heart-rate-reading';
import { HIGHEST_MET, PAUSE_MET, metsMetabolicW } from '#src/sweat/mets';
import { MET_W_PER_KG } from '#src/sweat/oxygen';
import { isPlausibleSpeed, isSpeedDoubtful, powerReading, speedReading } from '#src/sweat/power-and-speed';
import { airAt, steadyReading } from '#src/sweat/reading';
import type { MetabolicFlag, MetabolicSource, Reading } from '#src/sweat/reading';
import type { Athlete, LegInput } from '#src/sweat/session-input';

export type { MetabolicFlag, MetabolicSource } from '#src/sweat/reading';

/** What the body burnt and what of it left as work, minute by minute, gross. */
export interface MetabolicRate {
  /** Gross metabolic power, W, 1 to 25 MET, pauses included; finite in every minute. */
  metabolicW: Float64Array;
  /** Work that left the body, W; negative where descent gave it back as heat. */
  externalW: Float64Array;
  /** Relative standard deviation of the session's energy, ln units. */
  sigma: number;
  /** What carries most of the energy. */
  source: MetabolicSource;
  /** Every source that carries some, by its share of the active energy (they sum to 1), largest first. */
  sources: { source: MetabolicSource; share: number }[];
  flags: MetabolicFlag[];
  /** Mean gross metabolic power over the whole time, pauses included, W. */
  averageW: number;
}

/** Relative standard deviation of an effort told only by the sport's name, ln units. [own] */
const SIGMA_METS = 0.3;

/** Heart rate and the other source may differ by this much before one of them must be wrong. [own] */
const DISAGREEMENT = Math.log(1.35);

/** More of the energy than this told by the sport's name alone, and the reader should know. */
const ASSUMED_SHARE = 0.2;

/**
 * Gross metabolic power and external work of every minute, from the best of power (± 5 %), speed with slope (8 %),
 * heart rate with VO2max (15 %) or without (20 %) and the sport's usual effort (30 %). Where heart rate and one of
 * the first two speak, they are averaged by their precision in ln space. Always answers; never NaN.
 */
export function metabolicRate(leg: LegInput, athlete: Athlete): MetabolicRate {
  const { readings, flags } = rankedReadings(leg, athlete);
  const { lengthMin, activeShare, powerW, speedMs, grade } = leg.minutes;
  const massKg = athlete.massKg.value;
  const metW = MET_W_PER_KG * massKg;
  const metabolicW = new Float64Array(lengthMin.length);
  const externalW = new Float64Array(lengthMin.length);
  const energyBySource = new Map<MetabolicSource, number>();
  const used = new Set<Reading>();
  let spread = 0;
  let activeEnergy = 0;
  let energy = 0;
  let time = 0;

  for (let i = 0; i < metabolicW.length; i++) {
    const reading = readings.find((r) => !Number.isNaN(r.watts[i]!))!;
    const activeW = Math.min(reading.watts[i]!, HIGHEST_MET * metW);
    const share = Math.min(1, Math.max(0, activeShare[i]!));
    metabolicW[i] = share * activeW + (1 - share) * PAUSE_MET * metW;
    externalW[i] =
      share *
      externalWorkW({
        sport: leg.sport,
        metabolicW: activeW,
        massKg,
        airC: airAt(leg, i),
        powerW: reading.source.startsWith('power') ? powerW![i]! : NaN,
        speedMs: speedMs && isPlausibleSpeed(leg, speedMs[i]!) ? speedMs[i]! : NaN,
        grade: grade?.[i] ?? NaN,
      });
    const active = share * activeW * lengthMin[i]!;
    used.add(reading);
    energyBySource.set(reading.source, (energyBySource.get(reading.source) ?? 0) + active);
    spread += active * reading.sigma[i]!;
    activeEnergy += active;
    energy += metabolicW[i]! * lengthMin[i]!;
    time += lengthMin[i]!;
  }

  const sources = shares(energyBySource, activeEnergy);
  flags.push(...new Set([...used].flatMap((reading) => reading.caveats)));
  if (sources.some(({ source, share }) => source === 'mets' && share > ASSUMED_SHARE))
    flags.push('assumed-effort');
  return {
    metabolicW,
    externalW,
    // The error of one source is the same person's error in every minute, so sigmas are averaged, not thinned out.
    sigma: activeEnergy > 0 ? spread / activeEnergy : SIGMA_METS,
    source: sources[0]?.source ?? 'mets',
    sources,
    flags,
    averageW: time > 0 ? energy / time : 0,
  };
}

/** What may speak for each minute, best first; the sport's usual effort comes last and is never silent. */
function rankedReadings(leg: LegInput, athlete: Athlete): { readings: Reading[]; flags: MetabolicFlag[] } {
  const heart = heartRateReading(leg, athlete);
  const mechanical = powerReading(leg, athlete) ?? speedReading(leg, athlete);
  const usual = steadyReading(leg, {
    source: 'mets',
    sigma: SIGMA_METS,
    wattsAt: () => metsMetabolicW(leg.sport, athlete.massKg.value),
  });
  const flags: MetabolicFlag[] = [];
  if (leg.minutes.heartRateBpm && !athlete.heartRateReliable) flags.push('heart-rate-ignored');
  for (const reading of [mechanical, heart]) flags.push(...(reading?.faults ?? []));
  const ranked = (...best: Reading[]) => ({ readings: [...best, usual], flags });

  if (!heart || !mechanical) return ranked(...[mechanical, heart].filter((reading) => reading !== null));
  // An e-bike's power may be its motor's: the heart knows better, and the two do not mix.
  if (leg.sport === 'e_bike') return ranked(heart, mechanical);
  if (!disagree(leg, mechanical, heart)) return ranked(combine(mechanical, heart), mechanical, heart);
  if (mechanical.source === 'speed' && isSpeedDoubtful(leg)) {
    flags.push('speed-disagrees');
    return ranked(heart, mechanical);
  }
  flags.push('heart-rate-disagrees');
  return ranked(mechanical, heart);
}

/** Whether the energy of the minutes both readings know differs by more than 35 %. */
function disagree(leg: LegInput, one: Reading, other: Reading): boolean {
  const { lengthMin, activeShare } = leg.minutes;
  let ofOne = 0;
  let ofOther = 0;
  for (let i = 0; i < lengthMin.length; i++) {
    if (Number.isNaN(one.watts[i]!) || Number.isNaN(other.watts[i]!)) continue;
    const weight = lengthMin[i]! * activeShare[i]!;
    ofOne += weight * one.watts[i]!;
    ofOther += weight * other.watts[i]!;
  }
  return ofOne > 0 && ofOther > 0 && Math.abs(Math.log(ofOne / ofOther)) > DISAGREEMENT;
}

/** The precision-weighted mean in ln space of the minutes both know; NaN elsewhere. */
function combine(mechanical: Reading, heart: Reading): Reading {
  const watts = new Float64Array(mechanical.watts.length);
  const sigma = new Float64Array(mechanical.watts.length);
  // A line learned from this very power or pace repeats its error: it steadies the mean but adds no certainty.
  const isIndependent = heart.source !== 'own-heart-rate-line';
  for (let i = 0; i < watts.length; i++) {
    const precision = { mechanical: mechanical.sigma[i]! ** -2, heart: heart.sigma[i]! ** -2 };
    const total = precision.mechanical + precision.heart;
    const mean =
      precision.mechanical * Math.log(mechanical.watts[i]!) + precision.heart * Math.log(heart.watts[i]!);
    watts[i] = Math.exp(mean / total);
    sigma[i] = isIndependent ? total ** -0.5 : mechanical.sigma[i]!;
  }
  const source = mechanical.source === 'power' ? 'power+heart-rate' : 'speed+heart-rate';
  return { source, watts, sigma, faults: [], caveats: [...mechanical.caveats, ...heart.caveats] };
}

function shares(
  energy: Map<MetabolicSource, number>,
  total: number,
): { source: MetabolicSource; share: number }[] {
  return [...energy]
    .filter(([, ofSource]) => ofSource > 0)
    .map(([source, ofSource]) => ({ source, share: ofSource / total }))
    .sort((one, other) => other.share - one.share);
}
