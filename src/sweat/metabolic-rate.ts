import { externalWorkW } from '#src/sweat/external-work';
import { heartRateReading } from '#src/sweat/heart-rate-reading';
import { HIGHEST_MET, HIGHEST_METABOLIC_W, PAUSE_MET, metsMetabolicW } from '#src/sweat/mets';
import { MET_W_PER_KG } from '#src/sweat/oxygen';
import { isPlausibleSpeed, isSpeedDoubtful, powerReading, speedReading } from '#src/sweat/power-and-speed';
import { activeMin, airAt } from '#src/sweat/reading';
import type { MetabolicFlag, MetabolicSource, Reading } from '#src/sweat/reading';
import { combined, valueAt } from '#src/sweat/series';
import type { Athlete, LegInput } from '#src/sweat/session-input';

export type { MetabolicFlag, MetabolicSource } from '#src/sweat/reading';

/** What the body burnt and what of it left as work, minute by minute, gross. */
export interface MetabolicRate {
  /** Gross metabolic power, W, 1 to 25 MET and at most 4 kW, pauses included; finite in every minute. */
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
 *
 * @param movedMin minutes in motion before this leg of the session, which set heart rate's drift in the heat
 */
export function metabolicRate(leg: LegInput, athlete: Athlete, movedMin = 0): MetabolicRate {
  const { readings, flags } = rankedReadings(leg, athlete, movedMin);
  const { lengthMin, activeShare, powerW, speedMs, grade } = leg.minutes;
  const massKg = athlete.massKg.value;
  const metW = MET_W_PER_KG * massKg;
  const highestW = Math.min(HIGHEST_MET * metW, HIGHEST_METABOLIC_W);
  const metabolicW = new Float64Array(lengthMin.length);
  const externalW = new Float64Array(lengthMin.length);
  // By the readings' rank, in the order in which they first spoke.
  const heard: number[] = [];
  const energyOf = readings.map(() => 0);
  let spread = 0;
  let activeEnergy = 0;
  let energy = 0;
  let time = 0;

  for (let i = 0; i < metabolicW.length; i++) {
    const rank = bestRank(readings, i);
    const reading = readings[rank]!;
    const activeW = Math.min(valueAt(reading.watts, i), highestW);
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
    if (!heard.includes(rank)) heard.push(rank);
    energyOf[rank]! += active;
    spread += active * valueAt(reading.sigma, i);
    activeEnergy += active;
    energy += metabolicW[i]! * lengthMin[i]!;
    time += lengthMin[i]!;
  }

  const sources: MetabolicRate['sources'] = [];
  for (const rank of heard) {
    const { source, caveats } = readings[rank]!;
    if (energyOf[rank]! > 0) sources.push({ source, share: energyOf[rank]! / activeEnergy });
    flags.push(...caveats.filter((caveat) => !flags.includes(caveat)));
  }
  sources.sort((one, other) => other.share - one.share);
  const sigma = activeEnergy > 0 ? spread / activeEnergy : SIGMA_METS;
  if (sources.some(({ source, share }) => source === 'mets' && share > ASSUMED_SHARE))
    flags.push('assumed-effort');
  return {
    metabolicW,
    externalW,
    // The error of one source is the same person's error in every minute, so sigmas are averaged, not thinned out.
    sigma: leg.intent ? Math.hypot(sigma, leg.intent.strayingSigma) : sigma,
    source: sources[0]?.source ?? 'mets',
    sources,
    flags,
    averageW: time > 0 ? energy / time : 0,
  };
}

/** `metabolicRate` of each leg of a session, in their order. */
export function metabolicRates(legs: readonly LegInput[], athlete: Athlete): MetabolicRate[] {
  let movedMin = 0;
  return legs.map((leg) => {
    const rate = metabolicRate(leg, athlete, movedMin);
    movedMin += activeMin(leg);
    return rate;
  });
}

/** What may speak for each minute, best first; the sport's usual effort comes last and is never silent. */
function rankedReadings(
  leg: LegInput,
  athlete: Athlete,
  movedMin: number,
): { readings: Reading[]; flags: MetabolicFlag[] } {
  const heart = heartRateReading(leg, athlete, movedMin);
  const mechanical = powerReading(leg, athlete) ?? speedReading(leg, athlete);
  const usual: Reading = {
    source: 'mets',
    watts: leg.intent?.metabolicW ?? metsMetabolicW(leg.sport, athlete.massKg.value),
    sigma: leg.intent?.sigma ?? SIGMA_METS,
    faults: [],
    caveats: [],
  };
  const flags: MetabolicFlag[] = [];
  if (leg.minutes.heartRateBpm && !athlete.heartRateReliable) flags.push('heart-rate-ignored');
  for (const reading of [mechanical, heart]) flags.push(...(reading?.faults ?? []));
  const ranked = (...best: Reading[]) => ({ readings: [...best, usual], flags });

  if (!heart || !mechanical) return ranked(...[mechanical, heart].filter((reading) => reading !== null));
  // An e-bike's power may be its motor's: the heart knows better, and the two do not mix.
  if (leg.sport === 'e_bike') return ranked(heart, mechanical);
  if (!disagree(leg, mechanical, heart))
    return ranked(combine(mechanical, heart, leg.minutes.lengthMin.length), mechanical, heart);
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
    const oneW = valueAt(one.watts, i);
    const otherW = valueAt(other.watts, i);
    if (Number.isNaN(oneW) || Number.isNaN(otherW)) continue;
    const weight = lengthMin[i]! * activeShare[i]!;
    ofOne += weight * oneW;
    ofOther += weight * otherW;
  }
  return ofOne > 0 && ofOther > 0 && Math.abs(Math.log(ofOne / ofOther)) > DISAGREEMENT;
}

/** The precision-weighted mean in ln space of the minutes both know; NaN elsewhere. */
function combine(mechanical: Reading, heart: Reading, minutes: number): Reading {
  const weight = combined(mechanical.sigma, heart.sigma, minutes, weightOfFirst);
  const watts = new Float64Array(minutes);
  for (let i = 0; i < minutes; i++) {
    const heartW = valueAt(heart.watts, i);
    watts[i] = heartW * Math.exp(valueAt(weight, i) * Math.log(valueAt(mechanical.watts, i) / heartW));
  }
  // A line learned from this very power or pace repeats its error: it steadies the mean but adds no certainty.
  const isIndependent = heart.source !== 'own-heart-rate-line';
  const sigma = isIndependent
    ? combined(mechanical.sigma, heart.sigma, minutes, sigmaOfMean)
    : mechanical.sigma;
  const source = mechanical.source === 'power' ? 'power+heart-rate' : 'speed+heart-rate';
  return { source, watts, sigma, faults: [], caveats: [...mechanical.caveats, ...heart.caveats] };
}

/** What the first of two sources counts for by their precisions, 0 to 1. */
function weightOfFirst(sigma: number, otherSigma: number): number {
  const otherVariance = otherSigma * otherSigma;
  return otherVariance / (sigma * sigma + otherVariance);
}

/** Standard deviation of the precision-weighted mean of two independent sources. */
function sigmaOfMean(one: number, other: number): number {
  return (one * other) / Math.sqrt(one * one + other * other);
}

/** Place of the best reading that knows a minute; the last knows them all. */
function bestRank(readings: Reading[], minute: number): number {
  let rank = 0;
  while (Number.isNaN(valueAt(readings[rank]!.watts, minute))) rank++;
  return rank;
}
