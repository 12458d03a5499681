/** What an athlete is asked to say yes or no to, each on its own. */
export const PURPOSES = [
  'health-data',
  'weather-lookups',
  'diary',
  'sharing',
  'signs',
  'stress',
  'diet',
  'caffeine',
  'alcohol',
  'stomach',
  'conditions',
  'lab-values',
] as const;
export type Purpose = (typeof PURPOSES)[number];
