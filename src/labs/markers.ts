/** What blood is tested for that is kept here. */
export const MARKERS = [
  'magnesium',
  'magnesium-red-cells',
  'ferritin',
  'transferrin-saturation',
  'vitamin-d',
  'sodium',
  'potassium',
  'calcium',
  'calcium-ion',
  'chloride',
  'cortisol',
  'creatinine',
  'egfr',
  'crp',
] as const;
export type Marker = (typeof MARKERS)[number];
