import type { Streams } from '#src/sessions/recording.port';
import { keptOf } from '#src/sessions/simplify';

/** A stretch of the way without a gap in it; all four as long. */
export interface TrackLine {
  /** Seconds after the start. */
  timeS: number[];
  latitudeDeg: number[];
  longitudeDeg: number[];
  /** Metres from the first position of all, along the way; a gap counts as the straight line across it. */
  alongM: number[];
}

/** Metres of one degree along a meridian. */
const M_PER_DEGREE = 111_195;
/** More positions than this are read one in two, in three, …: a picture shows no more, and thinning them costs their square. */
const MOST_READ = 10_000;
/** Nobody knows the way between two positions as far apart as this in time and place. [own] */
const GAP_S = 60;
const GAP_M = 100;
/** A recording that breaks off more often is drawn by its longest stretches. */
const MOST_LINES = 100;

/** Where a recording went, by at most `most` points of it; empty where it tells no positions. */
export function trackOf({ timeS, channels }: Streams, most: number): TrackLine[] {
  const { latitudeDeg, longitudeDeg } = channels;
  if (!latitudeDeg || !longitudeDeg) return [];
  const known = [...timeS.keys()].filter((row) => Number.isFinite(latitudeDeg[row]! + longitudeDeg[row]!));
  const every = Math.ceil(known.length / MOST_READ);
  const rows = known.filter((_, index) => index % every === 0 || index === known.length - 1);

  const way = {
    timeS: pick(timeS, rows),
    latitudeDeg: pick(latitudeDeg, rows),
    longitudeDeg: pick(longitudeDeg, rows),
  };
  const alongM = along(way);
  const lines = stretches(way.timeS, alongM)
    .filter(({ length }) => length > 1)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST_LINES)
    .toSorted((a, b) => a[0]! - b[0]!);
  return keptOf(
    lines.map((line) => line.map((index) => onPlane(way, index))),
    most,
  ).map((kept, at) => {
    const index = kept.map((one) => lines[at]![one]!);
    return {
      timeS: index.map((one) => rounded(way.timeS[one]!, 1)),
      latitudeDeg: index.map((one) => rounded(way.latitudeDeg[one]!, 5)),
      longitudeDeg: index.map((one) => rounded(way.longitudeDeg[one]!, 5)),
      alongM: index.map((one) => rounded(alongM[one]!, 0)),
    };
  });
}

interface Way {
  timeS: number[];
  latitudeDeg: number[];
  longitudeDeg: number[];
}

function along(way: Way): number[] {
  let sum = 0;
  return way.timeS.map((_, index) => (sum += index === 0 ? 0 : stepM(way, index)));
}

/** From the position before, as on a plane: between two positions of a workout the Earth is flat. */
function stepM({ latitudeDeg, longitudeDeg }: Way, index: number): number {
  const [north, before] = [latitudeDeg[index]!, latitudeDeg[index - 1]!];
  const east = turned(longitudeDeg[index]! - longitudeDeg[index - 1]!);
  const narrowed = Math.cos((((north + before) / 2) * Math.PI) / 180);
  return Math.hypot(north - before, east * narrowed) * M_PER_DEGREE;
}

/** Metres north and east of the first position. */
function onPlane({ latitudeDeg, longitudeDeg }: Way, index: number): [eastM: number, northM: number] {
  const narrowed = Math.cos((latitudeDeg[0]! * Math.PI) / 180);
  return [
    turned(longitudeDeg[index]! - longitudeDeg[0]!) * narrowed * M_PER_DEGREE,
    (latitudeDeg[index]! - latitudeDeg[0]!) * M_PER_DEGREE,
  ];
}

/** Indices of what lies between two gaps. */
function stretches(timeS: number[], alongM: number[]): number[][] {
  const found: number[][] = [];
  for (const index of timeS.keys()) {
    const isGap =
      index === 0 ||
      (timeS[index]! - timeS[index - 1]! > GAP_S && alongM[index]! - alongM[index - 1]! > GAP_M);
    if (isGap) found.push([]);
    found.at(-1)!.push(index);
  }
  return found;
}

/** A difference of longitudes the short way round. */
function turned(degrees: number): number {
  return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
}

function pick(values: Float64Array, rows: number[]): number[] {
  return rows.map((row) => values[row]!);
}

function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
