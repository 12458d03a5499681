/** The sports Svett tells apart: what moves the body, and so what it costs. Brands' own names are mapped to these. */
export const SPORTS = [
  'run',
  'trail_run',
  'walk',
  'hike',
  'ride',
  'gravel_ride',
  'mountain_bike',
  'e_bike',
  'swim',
  'open_water_swim',
  'row',
  'paddle',
  'xc_ski',
  'alpine_ski',
  'snowshoe',
  'skate',
  'strength',
  'hiit',
  'yoga',
  'elliptical',
  'stairs',
  'climb',
  'soccer',
  'american_football',
  'handball',
  'basketball',
  'volleyball',
  'floorball',
  'ice_hockey',
  'tennis',
  'racket',
  'transition',
  'other',
] as const;

export type Sport = (typeof SPORTS)[number];

/** Sports that share one personal sweat factor and one set of merge rules. */
export type SportFamily =
  'run' | 'walk' | 'ride' | 'swim' | 'row' | 'winter' | 'gym' | 'team' | 'racket' | 'other';

const FAMILIES: Record<Sport, SportFamily> = {
  run: 'run',
  trail_run: 'run',
  walk: 'walk',
  hike: 'walk',
  ride: 'ride',
  gravel_ride: 'ride',
  mountain_bike: 'ride',
  e_bike: 'ride',
  swim: 'swim',
  open_water_swim: 'swim',
  row: 'row',
  paddle: 'row',
  xc_ski: 'winter',
  alpine_ski: 'winter',
  snowshoe: 'walk',
  skate: 'winter',
  strength: 'gym',
  hiit: 'gym',
  yoga: 'gym',
  elliptical: 'gym',
  stairs: 'gym',
  climb: 'gym',
  soccer: 'team',
  american_football: 'team',
  handball: 'team',
  basketball: 'team',
  volleyball: 'team',
  floorball: 'team',
  ice_hockey: 'team',
  tennis: 'racket',
  racket: 'racket',
  transition: 'other',
  other: 'other',
};

export function familyOf(sport: Sport): SportFamily {
  return FAMILIES[sport];
}
