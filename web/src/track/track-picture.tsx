import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Curve } from '#web/api-shapes.ts';
import { onPicture, spotsOf, viewOf } from '#web/track/projection.ts';
import { scaleBar } from '#web/track/scale-bar.ts';
import { type Peak, piecesOf } from '#web/track/sweat-along.ts';
import { TileLayer } from '#web/track/tile-layer.tsx';
import classes from '#web/track/track-picture.module.css';
import type { Tiles, TrackLine } from '#web/track/track-shapes.ts';
import { useWords } from '#web/words/words.tsx';

export const PICTURE_HEIGHT = 340;
/** Of the picture's width, what the scale bar takes at most. */
const BAR_SHARE = 0.3;

interface Props {
  lines: TrackLine[];
  curve: Curve | null;
  peak: Peak | null;
  /** null: the line lies on plain ground. */
  tiles: Tiles | null;
  /** The same in words. */
  label: string;
}

/** The way as a line, north up, as wide as its place: thicker and deeper where more was sweated. */
export function TrackPicture({ lines, curve, peak, tiles, label }: Props) {
  const { ref, width } = useElementSize();
  const { numbers } = useWords();
  const spots = useMemo(() => spotsOf(lines), [lines]);
  const pieces = useMemo(() => lines.map((line) => piecesOf(line, curve)), [lines, curve]);
  const view = useMemo(() => (width > 0 ? viewOf(spots, width, PICTURE_HEIGHT) : null), [spots, width]);

  if (view === null) return <div ref={ref} className={classes.frame} />;
  const points = spots.map((line) => line.map((spot) => onPicture(view, spot)));
  const path = (line: number, from: number, to: number) =>
    `M${points[line]!.slice(from, to + 1)
      .map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`)
      .join('L')}`;
  const [start, end] = [points[0]![0]!, points.at(-1)!.at(-1)!];
  const most = peak && points[peak.line]![peak.point]!;
  const bar = scaleBar(view.metresPerPx, view.widthPx * BAR_SHARE, numbers.units);
  const barLength = `${numbers.decimal(bar.length, bar.length < 1 ? 1 : 0)} ${bar.unit}`;

  return (
    <div ref={ref} className={classes.frame}>
      <svg
        role="img"
        aria-label={label}
        className={classes.picture}
        viewBox={`0 0 ${view.widthPx} ${PICTURE_HEIGHT}`}
        width={view.widthPx}
        height={PICTURE_HEIGHT}
      >
        {tiles && <TileLayer view={view} tiles={tiles} />}
        {points.map((line, index) => (
          <path key={index} className={classes.casing} d={path(index, 0, line.length - 1)} />
        ))}
        {pieces.map((ofLine, line) =>
          ofLine.map(({ from, to, level }) => (
            <path
              key={`${line}-${from}`}
              className={classes.way}
              data-level={level}
              d={path(line, from, to)}
            />
          )),
        )}
        <circle className={classes.start} cx={start[0]} cy={start[1]} r={8} />
        <rect className={classes.end} x={end[0] - 4.5} y={end[1] - 4.5} width={9} height={9} />
        {most && <path className={classes.most} d={`M${most[0]} ${most[1] - 9}l8 14h-16z`} />}
        <g className={classes.bar} transform={`translate(14 ${PICTURE_HEIGHT - 14})`}>
          <path d={`M0 -6V0H${bar.lengthPx}V-6`} />
          <text x={bar.lengthPx / 2} y={-8}>
            {barLength}
          </text>
        </g>
      </svg>
    </div>
  );
}
