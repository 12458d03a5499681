import { onPicture, type View } from '#web/track/projection.ts';

/** A square of a map, and where it lies on the picture. */
export interface Tile {
  address: string;
  leftPx: number;
  topPx: number;
  sidePx: number;
}

/** As wide as servers cut them. */
const TILE_PX = 256;
const LARGEST_ZOOM = 17;

/** The tiles that cover a picture, at the zoom at which they are nearest to their own size. */
export function tilesUnder(view: View, template: string): Tile[] {
  const zoom = Math.min(LARGEST_ZOOM, Math.max(0, Math.round(Math.log2(view.worldPx / TILE_PX))));
  const across = 2 ** zoom;
  const columns = span(view.middle[0], view.widthPx / 2 / view.worldPx, across);
  // Beyond the poles there is nothing; round the Earth it goes on.
  const rows = span(view.middle[1], view.heightPx / 2 / view.worldPx, across).filter(
    (row) => row >= 0 && row < across,
  );
  return rows.flatMap((row) =>
    columns.map((column) => {
      const [leftPx, topPx] = onPicture(view, [column / across, row / across]);
      const x = ((column % across) + across) % across;
      const address = template
        .replace('{z}', String(zoom))
        .replace('{x}', String(x))
        .replace('{y}', String(row));
      return { address, leftPx, topPx, sidePx: view.worldPx / across };
    }),
  );
}

function span(middle: number, half: number, across: number): number[] {
  const first = Math.floor((middle - half) * across);
  const last = Math.floor((middle + half) * across);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
