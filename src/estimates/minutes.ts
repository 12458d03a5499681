import type { Channel, Leg, Recording, Streams } from '#src/sessions/recording.port';
import type { Minutes } from '#src/sweat/session-input';

/** Altitude is averaged over this much either side of a minute's edge, so that noise is not taken for a climb. */
const ALTITUDE_WINDOW_S = 15;
/** Fewer readings than this may all lie on one side of the edge, and their mean beside it. */
const FEWEST_FOR_A_MEAN = 3;
/** Below this much ground in a minute a gradient means nothing, metres. */
const MIN_RUN_M = 30;

/**
 * A leg's streams as means over minutes. A minute without a reading is NaN; a stream nobody recorded is null.
 * Where a recording has no records at all (a pool swim, lap totals), the leg's averages fill every minute.
 */
export function minutesOf(recording: Recording, leg: Leg): Minutes {
  const edges = minuteEdges(leg);
  const count = edges.length - 1;
  const { streams } = recording;
  // Whole minutes are 1 exactly, whatever the subtraction of their edges would say.
  const lastMin = Math.min(1, (edges[count]! - edges[count - 1]!) / 60);
  const lengthMin = new Float64Array(count).fill(1).fill(lastMin, -1);
  const rows = rowsByMinute(streams.timeS, edges);
  const activeShare = activeShares(recording, edges);
  const mean = (channel: Channel) => meanByMinute(streams.channels[channel], rows);
  return {
    lengthMin,
    activeShare,
    heartRateBpm: mean('heartRateBpm') ?? filled(leg.averageHeartRateBpm, count),
    powerW: mean('powerW') ?? filled(leg.averagePowerW, count),
    speedMs: speeds(streams, rows, edges, activeShare) ?? averageSpeed(leg, count),
    grade: grades(streams, edges),
  };
}

/** Minute edges from the leg's start, seconds; the last one is its end. */
export function minuteEdges(leg: Leg): Float64Array {
  // A few microseconds too many are an error of rounding, not a minute.
  const count = Math.max(1, Math.ceil(leg.elapsedS / 60 - 1e-6));
  const edges = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) edges[i] = leg.startS + i * 60;
  edges[count] = leg.startS + Math.max(leg.elapsedS, 1);
  return edges;
}

/** First record at or after each edge: minute i holds the records rows[i] … rows[i + 1] - 1. */
function rowsByMinute(timeS: Float64Array, edges: Float64Array): Int32Array {
  const rows = new Int32Array(edges.length);
  let row = 0;
  for (let i = 0; i < edges.length; i++) {
    // The last record sits on the leg's end, and belongs to its last minute.
    const last = i === edges.length - 1;
    while (row < timeS.length && (last ? timeS[row]! <= edges[i]! : timeS[row]! < edges[i]!)) row++;
    rows[i] = row;
  }
  return rows;
}

function meanByMinute(values: Float64Array | undefined, rows: Int32Array): Float64Array | null {
  if (!values) return null;
  const means = new Float64Array(rows.length - 1);
  let any = false;
  for (let i = 0; i < means.length; i++) {
    let sum = 0;
    let n = 0;
    for (let row = rows[i]!; row < rows[i + 1]!; row++) {
      const value = values[row]!;
      if (value === value) {
        sum += value;
        n++;
      }
    }
    means[i] = n > 0 ? sum / n : NaN;
    any ||= n > 0;
  }
  return any ? means : null;
}

/** Speed while moving: ground covered over time in motion where distance was recorded, else the mean of speed. */
function speeds(
  streams: Streams,
  rows: Int32Array,
  edges: Float64Array,
  active: Float64Array,
): Float64Array | null {
  const distance = streams.channels.distanceM;
  const recorded = meanByMinute(streams.channels.speedMs, rows);
  if (!distance) return recorded;
  const at = valuesAt(streams.timeS, distance, edges);
  const result = new Float64Array(active.length);
  for (let i = 0; i < result.length; i++) {
    const movingS = (edges[i + 1]! - edges[i]!) * active[i]!;
    const covered = at[i + 1]! - at[i]!;
    const fromDistance = movingS > 5 && covered >= 0 ? covered / movingS : NaN;
    result[i] = Number.isFinite(fromDistance) ? fromDistance : (recorded?.[i] ?? NaN);
  }
  return result.some(Number.isFinite) ? result : null;
}

function averageSpeed(leg: Leg, count: number): Float64Array | null {
  const movingS = leg.timerS ?? leg.elapsedS;
  return leg.distanceM && movingS > 0 ? filled(leg.distanceM / movingS, count) : null;
}

/** Rise over run from minute edge to minute edge; 0 where too little ground was covered to tell. */
function grades(streams: Streams, edges: Float64Array): Float64Array | null {
  const { altitudeM, distanceM } = streams.channels;
  if (!altitudeM || !distanceM) return null;
  const altitude = altitudesAt(streams.timeS, altitudeM, edges);
  const distance = valuesAt(streams.timeS, distanceM, edges);
  return Float64Array.from({ length: edges.length - 1 }, (_, i) => {
    const run = distance[i + 1]! - distance[i]!;
    const rise = altitude[i + 1]! - altitude[i]!;
    return run >= MIN_RUN_M && Number.isFinite(rise) ? rise / run : 0;
  });
}

/** A stream's value at each edge (seconds), on the straight line between the readings around it; level before the first and after the last. */
export function valuesAt(timeS: Float64Array, values: Float64Array, edges: Float64Array): Float64Array {
  const result = new Float64Array(edges.length).fill(NaN);
  let after = nextReading(values, 0);
  if (after === values.length) return result;
  let before = after;
  for (let i = 0; i < edges.length; i++) {
    while (after < values.length && timeS[after]! <= edges[i]!) {
      before = after;
      after = nextReading(values, after + 1);
    }
    result[i] = values[before]!;
    if (before === after || after === values.length) continue;
    const share = (edges[i]! - timeS[before]!) / (timeS[after]! - timeS[before]!);
    result[i]! += share * (values[after]! - values[before]!);
  }
  return result;
}

/** The row of the first reading from `row` on; past the end where there is none. */
function nextReading(values: Float64Array, row: number): number {
  while (row < values.length && !Number.isFinite(values[row])) row++;
  return row;
}

/** Altitude at each edge: the mean of the readings around it, or the line between them where they are too few. */
function altitudesAt(timeS: Float64Array, altitudeM: Float64Array, edges: Float64Array): Float64Array {
  const result = valuesAt(timeS, altitudeM, edges);
  let from = 0;
  for (let i = 0; i < edges.length; i++) {
    while (from < timeS.length && timeS[from]! < edges[i]! - ALTITUDE_WINDOW_S) from++;
    let sum = 0;
    let n = 0;
    for (let row = from; row < timeS.length && timeS[row]! <= edges[i]! + ALTITUDE_WINDOW_S; row++) {
      if (!Number.isFinite(altitudeM[row])) continue;
      sum += altitudeM[row]!;
      n++;
    }
    if (n >= FEWEST_FOR_A_MEAN) result[i] = sum / n;
  }
  return result;
}

/** How much of each minute was spent moving: 1 less the pauses. A silence is none: devices save memory, too. */
function activeShares({ pauses }: Recording, edges: Float64Array): Float64Array {
  const shares = new Float64Array(edges.length - 1).fill(1);
  for (const { startS, endS } of pauses) {
    for (let i = 0; i < shares.length; i++) {
      const overlap = Math.min(endS, edges[i + 1]!) - Math.max(startS, edges[i]!);
      if (overlap > 0) shares[i] = Math.max(0, shares[i]! - overlap / (edges[i + 1]! - edges[i]!));
    }
  }
  return shares;
}

function filled(value: number | null, count: number): Float64Array | null {
  return value === null ? null : new Float64Array(count).fill(value);
}
