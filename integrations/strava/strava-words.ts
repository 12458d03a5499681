import type { Sport } from '#src/kernel/sport';

/** Strava's `sport_type`s. What is missing here is `other`. */
const SPORTS: Record<string, Sport> = {
  AlpineSki: 'alpine_ski',
  BackcountrySki: 'xc_ski',
  Badminton: 'racket',
  Basketball: 'basketball',
  Canoeing: 'paddle',
  Crossfit: 'hiit',
  EBikeRide: 'e_bike',
  Elliptical: 'elliptical',
  EMountainBikeRide: 'e_bike',
  GravelRide: 'gravel_ride',
  Handcycle: 'ride',
  HighIntensityIntervalTraining: 'hiit',
  Hike: 'hike',
  IceSkate: 'skate',
  InlineSkate: 'skate',
  Kayaking: 'paddle',
  MountainBikeRide: 'mountain_bike',
  NordicSki: 'xc_ski',
  Padel: 'racket',
  Pickleball: 'racket',
  Pilates: 'yoga',
  Racquetball: 'racket',
  Ride: 'ride',
  RockClimbing: 'climb',
  RollerSki: 'xc_ski',
  Rowing: 'row',
  Run: 'run',
  Snowboard: 'alpine_ski',
  Snowshoe: 'snowshoe',
  Soccer: 'soccer',
  Squash: 'racket',
  StairStepper: 'stairs',
  StandUpPaddling: 'paddle',
  Swim: 'swim',
  TableTennis: 'racket',
  Tennis: 'tennis',
  TrailRun: 'trail_run',
  Velomobile: 'ride',
  VirtualRide: 'ride',
  VirtualRow: 'row',
  VirtualRun: 'run',
  Volleyball: 'volleyball',
  Walk: 'walk',
  WeightTraining: 'strength',
  Yoga: 'yoga',
};

const GYM =
  /^(Crossfit|Elliptical|HighIntensityIntervalTraining|Pilates|StairStepper|WeightTraining|Yoga)$|^Virtual/;

/** A swim with positions is not in a pool: the roof and the water would keep them out. */
export function sportOf(sportType: string, hasPositions: boolean): Sport {
  const sport = SPORTS[sportType] ?? 'other';
  return sport === 'swim' && hasPositions ? 'open_water_swim' : sport;
}

/**
 * Under a roof? A missing start does not tell: whoever hides their home has none either. Virtual rides have
 * positions of a world that is not there.
 */
export function isIndoor(
  sportType: string,
  { trainer, hasPositions }: { trainer: boolean; hasPositions: boolean },
): boolean | null {
  if (trainer || GYM.test(sportType)) return true;
  return hasPositions ? false : null;
}
