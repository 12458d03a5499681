import { valuesAt } from '#src/estimates/minutes';
import type { Channel, Recording } from '#src/sessions/recording.port';
import { isHeartRate } from '#src/sweat/heart-rate-reading';

/** A reading stands until the next one, but no longer than this, seconds: devices that save memory leave some out. [own] */
const STANDS_S = 15;
/** Longer recordings than this were forgotten to be stopped; the rest of them is left out, seconds. */
const LONGEST_S = 7 * 86_400;

/** A recording second by second; NaN where nothing was measured, null where nothing ever was. */
export interface Seconds {
  /** 1 while the timer ran. */
  moving: Uint8Array;
  heartRateBpm: Float64Array | null;
  powerW: Float64Array | null;
  /** From the ground covered, else as the device said, m/s. */
  speedMs: Float64Array | null;
  altitudeM: Float64Array | null;
  /** As the device says it: turns of the crank, or steps of one foot or of both. */
  cadencePerMin: Float64Array | null;
}

export function secondsOf(recording: Recording): Seconds {
  const { pauses, streams, elapsedS } = recording;
  const count = Math.max(1, Math.floor(Math.min(elapsedS, LONGEST_S)));
  const moving = new Uint8Array(count).fill(1);
  for (const { startS, endS } of pauses)
    moving.fill(0, Math.max(0, Math.round(startS)), Math.max(0, Math.round(endS)));
  const of = (channel: Channel, isReading: (value: number) => boolean = Number.isFinite) =>
    standing(streams.timeS, streams.channels[channel], count, isReading);
  return {
    moving,
    heartRateBpm: of('heartRateBpm', isHeartRate),
    powerW: of('powerW'),
    speedMs: covered(recording, count) ?? of('speedMs'),
    altitudeM: of('altitudeM'),
    cadencePerMin: of('cadencePerMin'),
  };
}

function standing(
  timeS: Float64Array,
  values: Float64Array | undefined,
  count: number,
  isReading: (value: number) => boolean,
): Float64Array | null {
  if (!values) return null;
  const result = new Float64Array(count).fill(NaN);
  let any = false;
  let row = nextReading(values, 0, isReading);
  while (row < values.length && timeS[row]! < count) {
    const next = nextReading(values, row + 1, isReading);
    const from = Math.max(0, Math.floor(timeS[row]!));
    const until = Math.min(next < values.length ? Math.floor(timeS[next]!) : count, from + STANDS_S, count);
    if (until > from) result.fill(values[row]!, from, until);
    any = true;
    row = next;
  }
  return any ? result : null;
}

function nextReading(values: Float64Array, from: number, isReading: (value: number) => boolean): number {
  let row = from;
  while (row < values.length && !isReading(values[row]!)) row++;
  return row;
}

/** Speed as the ground covered in each second; null where no distance was recorded. */
function covered({ streams }: Recording, count: number): Float64Array | null {
  const { distanceM } = streams.channels;
  if (!distanceM) return null;
  const edges = Float64Array.from({ length: count + 1 }, (_, second) => second);
  const metres = valuesAt(streams.timeS, distanceM, edges);
  return Float64Array.from({ length: count }, (_, second) => metres[second + 1]! - metres[second]!);
}

/** The readings of the seconds in which the timer ran, one after the other. */
export function whileMoving(values: Float64Array, { moving }: Seconds): Float64Array {
  return values.filter((_, second) => moving[second] === 1);
}

export function movingSeconds({ moving }: Seconds): number {
  return moving.reduce((sum, one) => sum + one, 0);
}
