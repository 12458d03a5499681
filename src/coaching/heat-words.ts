/** How used to heat somebody is, as far as their sessions tell. */
export const HEAT_WORDS = ['not', 'somewhat', 'well'] as const;
export type HeatWord = (typeof HEAT_WORDS)[number];

/** After so many days of heat most of what there is to gain is gained: 71 % after five. [own, after Periard2015] */
const SOMEWHAT_DAYS = 1;
const WELL_DAYS = 5;

/** `heatDays`: days of heat that still count (sweat/acclimatisation.ts). */
export function heatWord(heatDays: number): HeatWord {
  if (heatDays >= WELL_DAYS) return 'well';
  return heatDays >= SOMEWHAT_DAYS ? 'somewhat' : 'not';
}
