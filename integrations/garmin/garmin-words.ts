import type { Sport } from '#src/kernel/sport';

/** Garmin's `activityType`s by what the body does. What is missing here is `other`. */
const TYPES: Partial<Record<Sport, string>> = {
  run: 'RUNNING INDOOR_RUNNING OBSTACLE_RUN STREET_RUNNING TRACK_RUNNING TREADMILL_RUNNING ULTRA_RUN VIRTUAL_RUN',
  trail_run: 'TRAIL_RUNNING',
  walk: 'WALKING CASUAL_WALKING SPEED_WALKING INDOOR_WALKING',
  hike: 'HIKING RUCKING MOUNTAINEERING',
  ride: 'CYCLING BMX INDOOR_CYCLING RECUMBENT_CYCLING ROAD_BIKING TRACK_CYCLING VIRTUAL_RIDE HANDCYCLING INDOOR_HANDCYCLING',
  gravel_ride: 'CYCLOCROSS GRAVEL_CYCLING',
  mountain_bike: 'DOWNHILL_BIKING ENDURO_MTB MOUNTAIN_BIKING',
  e_bike: 'E_BIKE_FITNESS E_BIKE_MOUNTAIN E_ENDURO_MTB',
  swim: 'SWIMMING LAP_SWIMMING',
  open_water_swim: 'OPEN_WATER_SWIMMING',
  row: 'ROWING INDOOR_ROWING',
  paddle: 'KAYAKING PADDLING STAND_UP_PADDLEBOARDING WHITEWATER_RAFTING',
  xc_ski: 'CROSS_COUNTRY_SKIING SKATE_SKIING BACKCOUNTRY_SKIING',
  alpine_ski: 'RESORT_SKIING SNOWBOARDING RESORT_SKIING_SNOWBOARDING BACKCOUNTRY_SNOWBOARDING',
  snowshoe: 'SNOW_SHOE',
  skate: 'SKATING INLINE_SKATING',
  strength: 'STRENGTH_TRAINING',
  hiit: 'HIIT INDOOR_CARDIO BOXING MIXED_MARTIAL_ARTS JUMP_ROPE',
  yoga: 'YOGA PILATES MOBILITY MEDITATION BREATHWORK',
  elliptical: 'ELLIPTICAL',
  stairs: 'STAIR_CLIMBING FLOOR_CLIMBING',
  climb: 'BOULDERING INDOOR_CLIMBING ROCK_CLIMBING',
  soccer: 'SOCCER',
  american_football: 'AMERICAN_FOOTBALL',
  basketball: 'BASKETBALL',
  volleyball: 'VOLLEYBALL',
  ice_hockey: 'ICE_HOCKEY',
  tennis: 'TENNIS',
  racket: 'RACKET_SPORTS BADMINTON PADDELBALL PICKLEBALL PLATFORM_TENNIS RACQUETBALL SQUASH TABLE_TENNIS',
  transition: 'TRANSITION BIKE_TO_RUN_TRANSITION RUN_TO_BIKE_TRANSITION SWIM_TO_BIKE_TRANSITION',
};

const SPORTS = new Map<string, Sport>(
  Object.entries(TYPES).flatMap(([sport, types]) => types.split(' ').map((type) => [type, sport as Sport])),
);

const INDOOR =
  /^(INDOOR_|TREADMILL_|VIRTUAL_)|^(FITNESS_EQUIPMENT|BOULDERING|ELLIPTICAL|HIIT|MOBILITY|PILATES|STAIR_CLIMBING|FLOOR_CLIMBING|STRENGTH_TRAINING|YOGA|MEDITATION|BREATHWORK)$/;

/** `_V2` and `_WS` tell of Garmin's catalogue, not of the sport. */
function bare(activityType: string): string {
  return activityType.toUpperCase().replace(/_(V2|WS)$/, '');
}

export function sportOf(activityType: string): Sport {
  return SPORTS.get(bare(activityType)) ?? 'other';
}

/** Under a roof? null where neither the type nor a position tells: a pool may have either. */
export function isIndoor(activityType: string, hasPosition: boolean): boolean | null {
  if (INDOOR.test(bare(activityType))) return true;
  return hasPosition ? false : null;
}
