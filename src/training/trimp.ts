import type { HeartBounds, Trainee } from '#src/training/heart-bounds';

/** How a minute weighs by its share of the heart-rate reserve, after the lactate of men and of women. [Banister1991, Morton1990] */
const WEIGHT = {
  male: { factor: 0.64, exponent: 1.92 },
  female: { factor: 0.86, exponent: 1.67 },
};
/** At least this share of the time must have a heart rate; the rest is then taken to have been like it. [own] */
const LEAST_KNOWN = 0.8;

/** Training impulse of a minute at this heart rate; 0 at rest or below, and no more than at the highest. */
export function trimpAMinute(bpm: number, { restBpm, maxBpm }: HeartBounds, sex: Trainee['sex']): number {
  const reserve = Math.min(1, Math.max(0, (bpm - restBpm) / (maxBpm - restBpm)));
  const weighed = ({ factor, exponent }: (typeof WEIGHT)['male']) => factor * Math.exp(exponent * reserve);
  const weight = sex === null ? (weighed(WEIGHT.male) + weighed(WEIGHT.female)) / 2 : weighed(WEIGHT[sex]);
  return reserve * weight;
}

/**
 * Training impulse (TRIMP) of a session, heart rate by the second while the timer ran, NaN where it was not heard. The
 * formula was made for a session's mean; summed by the second it gives hard parts their weight. null: heard too little.
 */
export function trimpOf(heartRateBpm: Float64Array, bounds: HeartBounds, sex: Trainee['sex']): number | null {
  let sum = 0;
  let known = 0;
  for (const bpm of heartRateBpm) {
    if (Number.isNaN(bpm)) continue;
    sum += trimpAMinute(bpm, bounds, sex) / 60;
    known++;
  }
  if (known === 0 || known / heartRateBpm.length < LEAST_KNOWN) return null;
  return (sum * heartRateBpm.length) / known;
}

/** Load by how hard a session felt, 0 to 10, times its minutes. [Foster2001] */
export function sessionRpeLoad(rpe: number | null, movingMin: number): number | null {
  return rpe === null ? null : rpe * movingMin;
}
