import { deviceKeyOf, isTelling } from '#src/estimates/device-bias';
import { settledReadingC } from '#src/estimates/device-temperature';
import { weatherOfLeg } from '#src/estimates/leg-weather';
import type { Knowledge } from '#src/estimates/session-input';
import { indoorOf } from '#src/estimates/surroundings';
import { familyOf } from '#src/kernel/sport';
import type { Recording } from '#src/sessions/recording.port';

/** How warm a device read beside a weather service's air. */
export interface DeviceLesson {
  deviceKey: string;
  deviceMinusAirC: number;
}

/** A shorter leg leaves too few readings after a watch has settled, seconds. */
const LONG_ENOUGH_S = 20 * 60;

/**
 * What a session teaches of the device it was recorded with: null indoors, without weather or thermometer, and after
 * water, which cools a watch for long.
 */
export function deviceLesson(recording: Recording, known: Knowledge): DeviceLesson | null {
  const deviceKey = deviceKeyOf(recording.device);
  const { legs, streams } = recording;
  const leg = legs.reduce((longest, one) => (one.elapsedS > longest.elapsedS ? one : longest), legs[0]!);
  if (!deviceKey || !known.weather || leg.elapsedS < LONG_ENOUGH_S) return null;
  if (legs.some(({ sport }) => familyOf(sport) === 'swim')) return null;
  if (indoorOf(recording, leg, known.outdoors).value) return null;
  const readingC = settledReadingC(streams, leg);
  const air = weatherOfLeg(recording, leg, known.weather.spots).airC;
  if (readingC === null || !air) return null;
  const deviceMinusAirC = readingC - air.value;
  return isTelling(deviceMinusAirC) ? { deviceKey, deviceMinusAirC } : null;
}
