import type { Streams } from '#src/sessions/recording.port';

/** What a device did not write but its other values tell. */

export interface Positions {
  latitudeDeg: Float64Array;
  longitudeDeg: Float64Array;
}

/** Mean Earth radius, m (IUGG). */
const EARTH_RADIUS_M = 6_371_008.8;

/** Half the window a derived speed is smoothed over: positions jitter by metres from second to second. */
const HALF_WINDOW_S = 5;
/** Records further apart than this do not belong to one movement. */
const LONGEST_STEP_S = 30;
/** Slower is standing still, with a receiver that wanders. */
export const STANDING_MS = 0.3;

/** Great-circle distance between two records, m; NaN where either has no position. */
export function distanceBetween({ latitudeDeg, longitudeDeg }: Positions, from: number, to: number): number {
  const radians = Math.PI / 180;
  const lat1 = latitudeDeg[from]! * radians;
  const lat2 = latitudeDeg[to]! * radians;
  const dLat = lat2 - lat1;
  const dLon = (longitudeDeg[to]! - longitudeDeg[from]!) * radians;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Metres along the track, from the first position on. */
export function distanceAlong(positions: Positions): Float64Array {
  const length = positions.latitudeDeg.length;
  const distanceM = new Float64Array(length).fill(NaN);
  let last = -1;
  let total = 0;
  for (let row = 0; row < length; row++) {
    if (Number.isNaN(positions.latitudeDeg[row]! + positions.longitudeDeg[row]!)) continue;
    if (last >= 0) total += distanceBetween(positions, last, row);
    distanceM[row] = total;
    last = row;
  }
  return distanceM;
}

/** Speed from `metres(from, to)` over a window of some ten seconds around each record, m/s. */
export function speedOver(timeS: Float64Array, metres: (from: number, to: number) => number): Float64Array {
  const speedMs = new Float64Array(timeS.length).fill(NaN);
  const last = timeS.length - 1;
  let from = 0;
  let to = 0;
  for (let row = 0; row <= last; row++) {
    while (timeS[row]! - timeS[from]! > HALF_WINDOW_S) from++;
    while (to < last && timeS[to + 1]! - timeS[row]! <= HALF_WINDOW_S) to++;
    // Sparse records have nobody within the window: their neighbours then.
    const before = from < row ? from : neighbour(timeS, row, row - 1);
    const after = to > row ? to : neighbour(timeS, row, row + 1);
    if (after > before) speedMs[row] = metres(before, after) / (timeS[after]! - timeS[before]!);
  }
  return speedMs;
}

function neighbour(timeS: Float64Array, row: number, other: number): number {
  return Math.abs(timeS[other]! - timeS[row]!) <= LONGEST_STEP_S ? other : row;
}

/** Seconds in motion: what stands still, or lies in a gap, does not count. null without speed. */
export function movingTimeS({ timeS, channels: { speedMs } }: Streams): number | null {
  if (!speedMs) return null;
  let moving = 0;
  for (let row = 1; row < timeS.length; row++) {
    const step = timeS[row]! - timeS[row - 1]!;
    if (step <= LONGEST_STEP_S && speedMs[row]! > STANDING_MS) moving += step;
  }
  return moving;
}
