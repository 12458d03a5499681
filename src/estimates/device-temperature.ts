import type { DeviceBias } from '#src/estimates/device-bias';
import type { Leg, Streams } from '#src/sessions/recording.port';

/** A watch needs this long on the move before its thermometer has shaken off the wrist it started on, seconds. */
const SETTLING_S = 15 * 60;
export interface DeviceAir {
  airC: number;
  sdC: number;
}

/**
 * Air temperature from a device's own thermometer, °C: its middle reading once it has settled, less what it usually
 * reads too warm. Null when it has no thermometer.
 */
export function airFromDevice(streams: Streams, leg: Leg, { biasC, sdC }: DeviceBias): DeviceAir | null {
  const reading = settledReadingC(streams, leg);
  return reading === null ? null : { airC: Math.min(45, Math.max(-20, reading - biasC)), sdC };
}

/** Water temperature from a device on a swimmer's wrist, °C: water takes the skin's warmth away, so it is believed. */
export function waterFromDevice(streams: Streams, leg: Leg): number | null {
  const reading = settledReadingC(streams, leg);
  return reading === null ? null : Math.min(34, Math.max(8, reading));
}

/** The middle reading of a leg once the device has settled, °C, as it stands; null when it has no thermometer. */
export function settledReadingC(streams: Streams, leg: Leg): number | null {
  const readings = settledReadings(streams, leg).sort();
  return readings[Math.floor(readings.length / 2)] ?? null;
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
