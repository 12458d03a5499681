import type { Sport } from '#src/kernel/sport';
import { MET_W_PER_KG } from '#src/sweat/oxygen';

/** Sitting in a pause, still breathing hard, MET. [Herrmann2024] */
export const PAUSE_MET = 1.3;

/** No active minute costs less than this, MET; lines from heart rate fall below it, even below zero. [own] */
export const LOWEST_ACTIVE_MET = 1.2;

/** No minute's mean is believed above this, MET; 25 is an oxygen uptake of 88 ml/kg/min. */
export const HIGHEST_MET = 25;

/** Nor above this, whatever the body weighs, W: twice what the strongest of the very large can burn. [own] */
export const HIGHEST_METABOLIC_W = 4000;

/**
 * What a usual session of each sport costs, MET, told by nothing but its name. Mostly the Compendium [Herrmann2024];
 * for soccer, ice hockey, handball, basketball, floorball and tennis the levels of trained players, whom the
 * Compendium puts 30 to 60 % too low [own, from the team rows of the sweat table].
 */
const METS: Record<Sport, number> = {
  run: 9.8,
  trail_run: 9.0,
  walk: 3.8,
  hike: 5.3,
  ride: 8.0,
  gravel_ride: 8.0,
  mountain_bike: 8.5,
  e_bike: 5.0,
  swim: 8.3,
  open_water_swim: 8.0,
  row: 7.0,
  paddle: 5.0,
  xc_ski: 9.0,
  alpine_ski: 5.3,
  snowshoe: 5.3,
  skate: 7.0,
  strength: 5.0,
  hiit: 8.0,
  yoga: 2.5,
  elliptical: 5.0,
  stairs: 9.0,
  climb: 5.8,
  soccer: 9.5,
  american_football: 8.0,
  handball: 9.0,
  basketball: 8.5,
  volleyball: 6.0,
  floorball: 9.0,
  ice_hockey: 10.0,
  tennis: 8.5,
  racket: 7.3,
  transition: 3.0,
  other: 5.0,
};

/** Gross metabolic power, W, of an ordinary minute of `sport`. Good to about 30 %. [own, after Herrmann2024] */
export function metsMetabolicW(sport: Sport, massKg: number): number {
  return METS[sport] * MET_W_PER_KG * massKg;
}
