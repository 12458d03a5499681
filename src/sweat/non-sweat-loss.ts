const JOULES_PER_KCAL = 4184;
/** Water breathed out, and carbon dioxide out less oxygen in, g per kcal spent. [Cheuvront2017] */
const GRAMS_PER_KCAL = 0.2;
const MMHG_PER_KPA = 7.50062;

/** Mass a scale sees go that is not sweat, kg: about 0.17 kg an hour at 1000 W. [Cheuvront2017] */
export function nonSweatLossKg({
  metabolicW,
  durationMin,
}: {
  metabolicW: number;
  durationMin: number;
}): number {
  return ((metabolicW * durationMin * 60) / JOULES_PER_KCAL) * GRAMS_PER_KCAL * 1e-3;
}

/** The mean gross metabolic power that such a loss tells of, W: the way back, which loses no digit. */
export function metabolicWFrom({
  nonSweatKg,
  durationMin,
}: {
  nonSweatKg: number;
  durationMin: number;
}): number {
  return (nonSweatKg * 1e3 * JOULES_PER_KCAL) / (GRAMS_PER_KCAL * durationMin * 60);
}

/** The water in the breath alone, g/min, from oxygen uptake and the air's vapour pressure. [Mitchell1972] */
export function respiredWaterGPerMin({
  vo2LPerMin,
  vapourKPa,
}: {
  vo2LPerMin: number;
  vapourKPa: number;
}): number {
  return Math.max(0, 0.019 * vo2LPerMin * (44 - vapourKPa * MMHG_PER_KPA));
}
