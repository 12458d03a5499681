import type { Curve } from '#web/api-shapes.ts';
import type { TrackLine } from '#web/track/track-shapes.ts';

/** How much was sweated, beside the rest of the same session: 1 least, 4 most. */
export type Level = 1 | 2 | 3 | 4;
const LEVELS = 4;

/** Rates that lie as close as this, L/h, are one: nothing is drawn thicker for less. [own] */
const LEAST_SPREAD = 0.15;

/** A piece of a line in one level: its points from `from` to `to`. */
export interface Piece {
  from: number;
  to: number;
  /** null: nothing is known of the sweat there, or it was the same all along. */
  level: Level | null;
}

/** A line cut where the level of the sweat rate changes. */
export function piecesOf({ timeS }: TrackLine, curve: Curve | null): Piece[] {
  const levelAt = levels(curve);
  const pieces: Piece[] = [];
  for (let from = 0; from + 1 < timeS.length; from++) {
    const level = levelAt((timeS[from]! + timeS[from + 1]!) / 120);
    const last = pieces.at(-1);
    if (last?.level === level) last.to = from + 1;
    else pieces.push({ from, to: from + 1, level });
  }
  return pieces;
}

/** Whether the sweat rate changed enough to be drawn. */
export function isVaried(curve: Curve | null): curve is Curve {
  if (curve === null || curve.rateLPerH.length < 2) return false;
  return Math.max(...curve.rateLPerH) - Math.min(...curve.rateLPerH) >= LEAST_SPREAD;
}

function levels(curve: Curve | null): (minute: number) => Level | null {
  if (!isVaried(curve)) return () => null;
  const { minute: minutes, rateLPerH } = curve;
  const [least, most] = [Math.min(...rateLPerH), Math.max(...rateLPerH)];
  return (minute) => {
    const share = (rateLPerH[indexAt(minutes, minute)]! - least) / (most - least);
    return Math.min(LEVELS, 1 + Math.floor(share * LEVELS)) as Level;
  };
}

/** Which of the curve's points is the last before this minute, or the first of all. */
function indexAt(minutes: readonly number[], minute: number): number {
  let [low, high] = [0, minutes.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (minutes[middle]! <= minute) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the sweat rate was highest. */
export interface Peak {
  line: number;
  /** Which point of that line. */
  point: number;
  minute: number;
  alongM: number;
  p10: number;
  p90: number;
}

/** null where the rate hardly changed, or the way is not known at that moment. */
export function peakOf(lines: readonly TrackLine[], curve: Curve | null): Peak | null {
  if (!isVaried(curve)) return null;
  const at = curve.rateLPerH.indexOf(Math.max(...curve.rateLPerH));
  const second = curve.minute[at]! * 60;
  for (const [line, { timeS, alongM }] of lines.entries()) {
    if (second < timeS[0]! || second > timeS.at(-1)!) continue;
    const after = timeS.findIndex((one) => one >= second);
    const isNearer = after > 0 && second - timeS[after - 1]! < timeS[after]! - second;
    const point = isNearer ? after - 1 : after;
    const [p10, p90] = [curve.p10[at]!, curve.p90[at]!];
    return { line, point, minute: curve.minute[at]!, alongM: alongM[point]!, p10, p90 };
  }
  return null;
}
