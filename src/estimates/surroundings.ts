import { familyOf, type Sport } from '#src/kernel/sport';
import type { DeviceKind, Leg, Recording } from '#src/sessions/recording.port';
import { biasOf } from '#src/estimates/device-bias';
import { airFromDevice, waterFromDevice } from '#src/estimates/device-temperature';
import type { LegWeather } from '#src/estimates/leg-weather';
import { typicalWeather } from '#src/estimates/climate';
import type { Place } from '#src/estimates/sun';
import { weatherTold } from '#src/estimates/told-weather';
import { vapourKept } from '#src/estimates/vapour-kept';
import type { Condition, Conditions, Sourced } from '#src/sweat/session-input';
import { POOL_C } from '#src/sweat/swimming';

/** What somebody said of the surroundings: an athlete's flag, a profile's indoor climate. */
export interface Told {
  indoor: Sourced<boolean> | null;
  airC: Condition | null;
  humidityPct: Condition | null;
  /** At body height outdoors; a fan's stream indoors. */
  windMs: Condition | null;
  solarWm2: Condition | null;
  waterC: Sourced | null;
}

export const NOTHING_TOLD: Told = {
  indoor: null,
  airC: null,
  humidityPct: null,
  windMs: null,
  solarWm2: null,
  waterC: null,
};

/** All that tells of the air around a leg beside what its device recorded. */
export interface Around {
  indoor: boolean;
  told: Told;
  /** null indoors, and where no service was asked. */
  weather: LegWeather | null;
  /** How much warmer than the air this very device has read before, °C. */
  deviceMinusAirC: readonly number[];
}

/** A heated or cooled room nobody described: still air and no sun. [own] */
const ROOM_AIR: Conditions = {
  airC: { value: 21, source: 'default', sd: 2 },
  humidityPct: { value: 45, source: 'default' },
  windMs: { value: 0.3, source: 'default' },
  solarWm2: { value: 0, source: 'default' },
};
/** How far typical weather may be off, °C: with a place, and without one. [own] */
const TYPICAL_SD_C = { placed: 6, unplaced: 8 };
/** An indoor pool, and open water nobody measured, °C. [own] */
const USUAL_WATER_C = { pool: POOL_C, open: 19 };
/** Played or done under a roof unless somebody says otherwise. */
const USUALLY_INDOOR = new Set<Sport>([
  'handball',
  'basketball',
  'volleyball',
  'floorball',
  'ice_hockey',
  'swim',
]);
/** Sports that leave a trail of positions outdoors, so that a recording without one was made indoors. */
const LEAVES_A_TRAIL = new Set(['run', 'walk', 'ride', 'row', 'winter']);

/** Whether a sport is done under a roof unless somebody says otherwise. */
export function usuallyIndoors(sport: Sport): boolean {
  return USUALLY_INDOOR.has(sport) || familyOf(sport) === 'gym';
}

/** Whether a leg was done indoors: as told, as the device says, or as its sport and missing positions suggest. */
export function indoorOf(recording: Recording, leg: Leg, told: Told): Sourced<boolean> {
  if (told.indoor) return told.indoor;
  const said = leg.indoor ?? (recording.legs.length === 1 ? recording.indoor : null);
  if (said !== null) return { value: said, source: 'file' };
  const family = familyOf(leg.sport);
  const placeless = !recording.streams.channels.latitudeDeg;
  const value = usuallyIndoors(leg.sport) || (placeless && LEAVES_A_TRAIL.has(family));
  return { value, source: 'default' };
}

/**
 * The air, sun and wind of a leg, each from the best source there is: somebody's word, a weather service that knew the
 * way, the weather its own source tells, the device's thermometer, and last what is usual there at that time of the year.
 */
export function conditionsOf(recording: Recording, leg: Leg, around: Around): Conditions {
  const { indoor, told, weather } = around;
  const usual = indoor ? ROOM_AIR : typicalConditions(recording, leg);
  const said = indoor ? null : weatherTold(recording, leg, startOf(recording));
  const humidityOf = (air: LegWeather | null) => air && vapourKept(air, told.airC);
  return {
    airC: told.airC ?? weather?.airC ?? said?.airC ?? airOfDevice(recording, leg, around) ?? usual.airC,
    humidityPct: told.humidityPct ?? humidityOf(weather) ?? humidityOf(said) ?? usual.humidityPct,
    windMs: told.windMs ?? weather?.windMs ?? said?.windMs ?? usual.windMs,
    solarWm2: told.solarWm2 ?? weather?.solarWm2 ?? said?.solarWm2 ?? usual.solarWm2,
  };
}

function typicalConditions(recording: Recording, leg: Leg): Conditions {
  const place = startOf(recording);
  const middle = new Date(recording.startedAt.getTime() + (leg.startS + leg.elapsedS / 2) * 1000);
  const { airC, humidityPct, windMs, solarWm2 } = typicalWeather(middle, place);
  const sd = place ? TYPICAL_SD_C.placed : TYPICAL_SD_C.unplaced;
  return {
    airC: { value: airC, source: 'default', sd },
    humidityPct: { value: humidityPct, source: 'default' },
    windMs: { value: windMs, source: 'default' },
    solarWm2: { value: solarWm2, source: 'default' },
  };
}

/** Water temperature of a swim, °C; null for any other sport. */
export function waterOf(recording: Recording, leg: Leg, told: Told): Sourced | null {
  if (familyOf(leg.sport) !== 'swim') return null;
  if (told.waterC) return told.waterC;
  const measured = kindOf(recording) === 'watch' ? waterFromDevice(recording.streams, leg) : null;
  if (measured !== null) return { value: measured, source: 'device' };
  return { value: leg.sport === 'swim' ? USUAL_WATER_C.pool : USUAL_WATER_C.open, source: 'default' };
}

function airOfDevice(recording: Recording, leg: Leg, { deviceMinusAirC }: Around): Condition | null {
  // In the water a watch tells the water's temperature, and for a while after it nothing useful.
  if (familyOf(leg.sport) === 'swim') return null;
  const air = airFromDevice(recording.streams, leg, biasOf(kindOf(recording), deviceMinusAirC));
  return air && { value: air.airC, source: 'device', sd: air.sdC };
}

function kindOf(recording: Recording): DeviceKind {
  return recording.device?.kind ?? 'other';
}

/** Where the recording begins, as far as typical weather needs it. */
function startOf({ streams }: Recording): Place | null {
  const { latitudeDeg, longitudeDeg } = streams.channels;
  const row = latitudeDeg?.findIndex(Number.isFinite) ?? -1;
  if (!latitudeDeg || !longitudeDeg || row < 0) return null;
  return { latitudeDeg: latitudeDeg[row]!, longitudeDeg: longitudeDeg[row]! };
}
