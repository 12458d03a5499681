import type { Sport } from '#src/kernel/sport';

/** FIT's own names of sports, as fit-file-parser gives them. What is missing here is `other`. */
const SPORTS: Record<string, Sport> = {
  running: 'run',
  walking: 'walk',
  hiking: 'hike',
  mountaineering: 'hike',
  cycling: 'ride',
  e_biking: 'e_bike',
  transition: 'transition',
  swimming: 'swim',
  rowing: 'row',
  paddling: 'paddle',
  kayaking: 'paddle',
  canoeing: 'paddle',
  stand_up_paddleboarding: 'paddle',
  rafting: 'paddle',
  cross_country_skiing: 'xc_ski',
  alpine_skiing: 'alpine_ski',
  snowboarding: 'alpine_ski',
  snowshoeing: 'snowshoe',
  ice_skating: 'skate',
  inline_skating: 'skate',
  rock_climbing: 'climb',
  floor_climbing: 'stairs',
  hiit: 'hiit',
  boxing: 'hiit',
  mixed_martial_arts: 'hiit',
  jump_rope: 'hiit',
  soccer: 'soccer',
  american_football: 'american_football',
  basketball: 'basketball',
  volleyball: 'volleyball',
  hockey: 'ice_hockey',
  tennis: 'tennis',
  racket: 'racket',
};

/** Sub-sports say more than their sport, and decide where they are known. */
const SUB_SPORTS: Record<string, Sport> = {
  trail: 'trail_run',
  gravel_cycling: 'gravel_ride',
  cyclocross: 'gravel_ride',
  mixed_surface: 'gravel_ride',
  mountain: 'mountain_bike',
  downhill: 'mountain_bike',
  enduro: 'mountain_bike',
  mountain_enduro: 'mountain_bike',
  mountain_downhill: 'mountain_bike',
  e_bike_fitness: 'e_bike',
  e_bike_mountain: 'e_bike',
  e_bike_enduro: 'e_bike',
  open_water: 'open_water_swim',
  indoor_rowing: 'row',
  indoor_skiing: 'xc_ski',
  skate_skiing: 'xc_ski',
  elliptical: 'elliptical',
  stair_climbing: 'stairs',
  strength_training: 'strength',
  hiit: 'hiit',
  amrap: 'hiit',
  emom: 'hiit',
  tabata: 'hiit',
  yoga: 'yoga',
  pilates: 'yoga',
  flexibility_training: 'yoga',
  breathing: 'yoga',
  indoor_climbing: 'climb',
  bouldering: 'climb',
  pickleball: 'racket',
  padel: 'racket',
  squash: 'racket',
  badminton: 'racket',
  racquetball: 'racket',
  table_tennis: 'racket',
  bike_to_run_transition: 'transition',
  run_to_bike_transition: 'transition',
  swim_to_bike_transition: 'transition',
};

/** What a machine stands for where the sport itself is only "fitness equipment", "training" or nothing. */
const MACHINES: Record<string, Sport> = {
  treadmill: 'run',
  indoor_running: 'run',
  indoor_cycling: 'ride',
  spin: 'ride',
  indoor_walking: 'walk',
};

/** Sub-sports that belong to one sport only where that is the sport: trail skiing is no trail run. */
const ONLY_WITHIN: Record<string, string> = {
  trail: 'running',
  mountain: 'cycling',
  downhill: 'cycling',
  enduro: 'cycling',
};

const INDOOR = /^(indoor_|treadmill$|spin$|elliptical$|stair_climbing$|virtual_activity$|bouldering$)/;
const OUTDOOR =
  /^(street|trail|track|road|mountain|downhill|gravel_cycling|cyclocross|open_water|backcountry|resort|whitewater|e_bike_mountain|commuting|mixed_surface|ultra|obstacle|mountain_enduro|mountain_downhill|enduro)$/;

export function sportOf(sport: string, subSport: string): Sport {
  const special = SUB_SPORTS[subSport];
  const only = ONLY_WITHIN[subSport];
  if (special && (only === undefined || only === sport)) return special;
  return SPORTS[sport] ?? MACHINES[subSport] ?? 'other';
}

/** Under a roof? null where neither the sub-sport nor a satellite position tells. */
export function isIndoor(sport: string, subSport: string, hasPosition: boolean): boolean | null {
  if (INDOOR.test(subSport)) return true;
  if (OUTDOOR.test(subSport) || hasPosition) return false;
  const gym =
    sport === 'fitness_equipment' || sport === 'training' || sport === 'hiit' || sport === 'floor_climbing';
  return gym ? true : null;
}
