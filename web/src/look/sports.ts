import type { SessionSummary } from '#web/api-shapes.ts';

type Sport = SessionSummary['sport'];

/** Everything one can have done, as the server tells sports apart; a break between two is none. */
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
  'other',
] as const satisfies readonly Exclude<Sport, 'transition'>[];
