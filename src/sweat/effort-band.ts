import { MET_W_PER_KG } from '#src/sweat/oxygen';

/** How hard a whole session was, by its mean metabolic rate, from least to most. */
export const EFFORT_BANDS = ['light', 'easy', 'steady', 'hard'] as const;

export type EffortBand = (typeof EFFORT_BANDS)[number];

/** Where each begins, MET: a walk lies below the first, a slow jog or quiet ride below the second, a race above the last. [own] */
const FROM_MET: Record<Exclude<EffortBand, 'light'>, number> = { easy: 5, steady: 8.5, hard: 12 };

/** `metabolicW`: gross, mean of the session, pauses included, W, above 0. */
export function effortBandOf({ metabolicW, massKg }: { metabolicW: number; massKg: number }): EffortBand {
  const met = metabolicW / (MET_W_PER_KG * massKg);
  if (met < FROM_MET.easy) return 'light';
  if (met < FROM_MET.steady) return 'easy';
  return met < FROM_MET.hard ? 'steady' : 'hard';
}
