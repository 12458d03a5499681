/** The five groups of signs that are asked about, in the order they are asked. */
export const SIGNS = ['cramp', 'recovery', 'fatigue', 'pulse', 'moodSleep'] as const;
export type Sign = (typeof SIGNS)[number];

/** 0: no; 1: once; 2: on several days; 3: on most days. */
export type Often = 0 | 1 | 2 | 3;

/** From here on an answer counts as a sign. */
export const COUNTS_FROM = 2;

/** What else is asked only of whoever has said yes to it, and to what. */
export const GUARDED = {
  stress: 'stress',
  stomachDays: 'stomach',
  newMedicine: 'stomach',
  caffeineCups: 'caffeine',
  alcoholGlasses: 'alcohol',
} as const;
export type Guarded = keyof typeof GUARDED;
export const GUARDED_ANSWERS = Object.keys(GUARDED) as Guarded[];
