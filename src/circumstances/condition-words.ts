/** Troubles of stomach and gut that lower how much magnesium is taken up. */
export const STOMACH_TROUBLES = [
  'coeliac',
  'crohn-colitis',
  'chronic-diarrhoea',
  'bowel-resection',
  'bariatric-surgery',
] as const;

/** Medicines that move the body's magnesium, or that magnesium gets in the way of. */
export const MEDICINES = [
  'ppi-over-3-months',
  'diuretic',
  'potassium-sparing-diuretic',
  'tetracycline-or-quinolone',
  'bisphosphonate',
  'levothyroxine',
  'penicillamine',
  'iron',
  'digoxin',
  'lithium',
] as const;

/** Illnesses with which a doctor decides about tests and supplements, or that a need goes with. */
export const CONDITIONS = [
  'kidney-disease',
  'dialysis',
  'heart-disease',
  'heart-block-or-slow-pulse',
  'sudden-death-in-family',
  'myasthenia-gravis',
  'bowel-obstruction',
  'type-2-diabetes',
] as const;
export type Condition = (typeof CONDITIONS)[number];
