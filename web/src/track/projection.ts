import type { TrackLine } from '#web/track/track-shapes.ts';

/** Web Mercator on a square of side 1 with north up: equal scale in both directions, and what tiles are cut from. */
type Spot = [x: number, y: number];

/** A window on that square. */
export interface View {
  widthPx: number;
  heightPx: number;
  /** Where its middle is. */
  middle: Spot;
  /** Pixels the whole square would be wide. */
  worldPx: number;
  /** In its middle; elsewhere in a session's picture it is the same to a hundredth. */
  metresPerPx: number;
}

/** Room for marks and line ends. */
const MARGIN_PX = 22;
/** Nothing is drawn larger than this: a walk around the car would show how a watch wanders. */
const LARGEST_WORLD_PX = 256 * 2 ** 18;
/** Round the equator. */
const EARTH_M = 40_075_016.686;

export function spotOf(latitudeDeg: number, longitudeDeg: number): Spot {
  const latitude = (Math.min(85, Math.max(-85, latitudeDeg)) * Math.PI) / 180;
  return [
    (longitudeDeg + 180) / 360,
    (1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2,
  ];
}

/** Each line as spots. A way across the date line goes on beyond the edge of the square instead of leaping back. */
export function spotsOf(lines: readonly TrackLine[]): Spot[][] {
  let before: number | null = null;
  return lines.map(({ latitudeDeg, longitudeDeg }) =>
    latitudeDeg.map((latitude, index) => {
      const [x, y] = spotOf(latitude, longitudeDeg[index]!);
      const near: number = before === null ? x : x - Math.round(x - before);
      before = near;
      return [near, y];
    }),
  );
}

/** All of it, in the middle of a picture of this size. */
export function viewOf(spots: readonly (readonly Spot[])[], widthPx: number, heightPx: number): View {
  const all = spots.flat();
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const worldPx = Math.min(
    (widthPx - 2 * MARGIN_PX) / (right - left),
    (heightPx - 2 * MARGIN_PX) / (bottom - top),
    LARGEST_WORLD_PX,
  );
  const middle: Spot = [(left + right) / 2, (top + bottom) / 2];
  const stretched = Math.cosh(Math.PI * (1 - 2 * middle[1]));
  return { widthPx, heightPx, middle, worldPx, metresPerPx: EARTH_M / stretched / worldPx };
}

/** Pixels from the left and the top of the picture. */
export function onPicture({ widthPx, heightPx, middle, worldPx }: View, [x, y]: Spot): [number, number] {
  return [widthPx / 2 + (x - middle[0]) * worldPx, heightPx / 2 + (y - middle[1]) * worldPx];
}
