import type { Sport } from '#src/kernel/sport';

/** Apple's `HKWorkoutActivityType…`s by what the body does. What is missing here is `other`. */
const TYPES: Partial<Record<Sport, string>> = {
  run: 'Running TrackAndField WheelchairRunPace',
  walk: 'Walking WheelchairWalkPace',
  hike: 'Hiking',
  ride: 'Cycling HandCycling',
  swim: 'Swimming',
  row: 'Rowing',
  paddle: 'PaddleSports',
  xc_ski: 'CrossCountrySkiing',
  alpine_ski: 'DownhillSkiing Snowboarding SnowSports',
  skate: 'SkatingSports',
  strength: 'FunctionalStrengthTraining TraditionalStrengthTraining CoreTraining',
  hiit:
    'HighIntensityIntervalTraining CrossTraining MixedCardio JumpRope Kickboxing Boxing MartialArts ' +
    'MixedMetabolicCardioTraining',
  yoga: 'Yoga Pilates Barre Flexibility MindAndBody TaiChi Cooldown PreparationAndRecovery',
  elliptical: 'Elliptical',
  stairs: 'Stairs StairClimbing StepTraining',
  climb: 'Climbing',
  soccer: 'Soccer',
  american_football: 'AmericanFootball',
  handball: 'Handball',
  basketball: 'Basketball',
  volleyball: 'Volleyball',
  ice_hockey: 'Hockey',
  tennis: 'Tennis',
  racket: 'Badminton Racquetball Squash TableTennis Pickleball PaddleTennis',
  transition: 'Transition',
};

const SPORTS = new Map<string, Sport>(
  Object.entries(TYPES).flatMap(([sport, types]) => types.split(' ').map((type) => [type, sport as Sport])),
);

export function bareType(type: string): string {
  return type.replace(/^HKWorkoutActivityType/, '');
}

export function appleSport(
  type: string,
  { indoor, hasRoute }: { indoor: boolean | null; hasRoute: boolean },
): Sport {
  const sport = SPORTS.get(bareType(type)) ?? 'other';
  return sport === 'swim' && (hasRoute || indoor === false) ? 'open_water_swim' : sport;
}
