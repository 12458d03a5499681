import { familyOf, type Sport } from '#src/kernel/sport';
import type { DeviceKind, Leg, Recording } from '#src/sessions/recording.port';
import { airFromDevice, waterFromDevice } from '#src/estimates/device-temperature';
import { typicalWeather } from '#src/estimates/climate';
import type { Place } from '#src/estimates/sun';
import type { Condition, Conditions, Sourced } from '#src/sweat/session-input';
import { POOL_C } from '#src/sweat/swimming';

/** What somebody said of the surroundings: an athlete's flag, a profile's indoor climate, a weather service. */
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

/** A heated or cooled room nobody described. [own] */
const ROOM = { airC: 21, airSdC: 2, humidityPct: 45, stillAirMs: 0.3 };
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

/** Whether a leg was done indoors: as told, as the device says, or as its sport and missing positions suggest. */
export function indoorOf(recording: Recording, leg: Leg, told: Told): Sourced<boolean> {
  if (told.indoor) return told.indoor;
  const said = leg.indoor ?? (recording.legs.length === 1 ? recording.indoor : null);
  if (said !== null) return { value: said, source: 'file' };
  const family = familyOf(leg.sport);
  const placeless = !recording.streams.channels.latitudeDeg;
  const value =
    USUALLY_INDOOR.has(leg.sport) || family === 'gym' || (placeless && LEAVES_A_TRAIL.has(family));
  return { value, source: 'default' };
}

/** The air, sun and wind of a leg, each from the best source there is. */
export function conditionsOf(recording: Recording, leg: Leg, indoor: boolean, told: Told): Conditions {
  const device = airOfDevice(recording, leg);
  if (indoor) {
    return {
      airC: told.airC ?? device ?? { value: ROOM.airC, source: 'default', sd: ROOM.airSdC },
      humidityPct: told.humidityPct ?? { value: ROOM.humidityPct, source: 'default' },
      windMs: told.windMs ?? { value: ROOM.stillAirMs, source: 'default' },
      solarWm2: told.solarWm2 ?? { value: 0, source: 'default' },
    };
  }
  const place = startOf(recording);
  const middle = new Date(recording.startedAt.getTime() + (leg.startS + leg.elapsedS / 2) * 1000);
  const typical = typicalWeather(middle, place);
  const sd = place ? TYPICAL_SD_C.placed : TYPICAL_SD_C.unplaced;
  return {
    airC: told.airC ?? device ?? { value: typical.airC, source: 'default', sd },
    humidityPct: told.humidityPct ?? { value: typical.humidityPct, source: 'default' },
    windMs: told.windMs ?? { value: typical.windMs, source: 'default' },
    solarWm2: told.solarWm2 ?? { value: typical.solarWm2, source: 'default' },
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

function airOfDevice(recording: Recording, leg: Leg): Condition | null {
  // In the water a watch tells the water's temperature, and for a while after it nothing useful.
  if (familyOf(leg.sport) === 'swim') return null;
  const air = airFromDevice(recording.streams, leg, kindOf(recording));
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
