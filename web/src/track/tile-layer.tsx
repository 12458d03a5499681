import type { View } from '#web/track/projection.ts';
import { tilesUnder } from '#web/track/tile-grid.ts';
import classes from '#web/track/track-picture.module.css';
import type { Tiles } from '#web/track/track-shapes.ts';

interface Props {
  view: View;
  tiles: Tiles;
}

/** The map under a line, from the one server whoever runs this Svett named. */
export function TileLayer({ view, tiles }: Props) {
  return (
    <g className={classes.tiles} aria-hidden="true">
      {tilesUnder(view, tiles.template).map(({ address, leftPx, topPx, sidePx }) => (
        <image
          key={`${leftPx} ${topPx}`}
          href={address}
          x={leftPx}
          y={topPx}
          // A hair wider, so that no seam shows between two.
          width={sidePx + 0.5}
          height={sidePx + 0.5}
        />
      ))}
    </g>
  );
}
