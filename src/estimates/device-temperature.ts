import type { DeviceKind, Leg, Streams } from '#src/sessions/recording.port';

/** A watch needs this long on the move before its thermometer has shaken off the wrist it started on, seconds. */
const SETTLING_S = 15 * 60;
/** How much warmer than the air a settled device reads, °C, and how sure that is. [GarminTemp, own] */
const BIAS: Record<DeviceKind, { biasC: number; sdC: number }> = {
  watch: { biasC: 5, sdC: 3 },
  bike_computer: { biasC: 1, sdC: 2 },
  pod: { biasC: 0.5, sdC: 1.5 },
  phone: { biasC: 5, sdC: 4 },
  other: { biasC: 3, sdC: 3 },
};

export interface DeviceAir {
  airC: number;
  sdC: number;
}

/**
 * Air temperature from a device's own thermometer, °C: its middle reading once it has settled, less what such a
 * device usually reads too warm. Null when it has no thermometer.
 */
export function airFromDevice(streams: Streams, leg: Leg, kind: DeviceKind): DeviceAir | null {
  const readings = settledReadings(streams, leg);
  if (readings.length === 0) return null;
  readings.sort();
  const reading = readings[Math.floor(readings.length / 2)]!;
  const { biasC, sdC } = BIAS[kind];
  return { airC: Math.min(45, Math.max(-20, reading - biasC)), sdC };
}

/** Water temperature from a device on a swimmer's wrist, °C: water takes the skin's warmth away, so it is believed. */
export function waterFromDevice(streams: Streams, leg: Leg): number | null {
  const readings = settledReadings(streams, leg);
  if (readings.length === 0) return null;
  readings.sort();
  return Math.min(34, Math.max(8, readings[Math.floor(readings.length / 2)]!));
}

/** Readings after settling; of a leg too short for that, those of its last third. */
function settledReadings({ timeS, channels }: Streams, leg: Leg): Float64Array {
  const values = channels.deviceTemperatureC;
  if (!values) return new Float64Array();
  const endS = leg.startS + leg.elapsedS;
  // Settled since the recording's start: a watch does not warm up again between the legs of a triathlon.
  const fromS = Math.max(leg.startS, Math.min(SETTLING_S, leg.startS + (leg.elapsedS * 2) / 3));
  return values.filter((value, row) => Number.isFinite(value) && timeS[row]! >= fromS && timeS[row]! <= endS);
}
