import type { Comparison } from '#src/estimates/comparison';
import type { SweatMapView } from '#src/estimates/own-sweat.shapes';
import type { AirBand, Cell } from '#src/estimates/sweat-map-cells';
import { asUsual, isWorthWeighing, middleOf } from '#src/estimates/usual-sessions';
import type { Calibration } from '#src/sweat/calibration';
import { EFFORT_BANDS } from '#src/sweat/effort-band';
import { tellingOf } from '#src/sweat/next-weighing';

interface Asked {
  air: readonly AirBand[];
  cells: readonly Cell[];
  /** Sessions with a weigh-in that taught. */
  weighed: ReadonlySet<string>;
  calibration: Calibration;
}

/** What one does anyway is more easily weighed: an empty cell has to tell so many times more. [own] */
const WORTH_THE_WAY = 1.2;
/** Nobody is sent into the heat for the map's sake: not from here on, °C, and not hard from the second on. [own] */
const NOT_SENT_FROM_C = 30;
const NOT_HARD_FROM_C = 25;
/** Nor into the frost, °C. */
const NOT_SENT_BELOW_C = 0;

/**
 * The cell where one weighed session would tell most of all that is on the map: one that was never weighed, or an empty
 * one beside one that was done, as that is in reach. null: none is.
 */
export function cellToFill({ air, cells, weighed, calibration }: Asked): SweatMapView['fill'] {
  const fit = (cell: Cell) => cell.sessions.map(({ comparison }) => comparison).filter(isWorthWeighing);
  const usual = cells.flatMap(fit).map((session) => asUsual(calibration, session));
  if (usual.length === 0) return null;
  const gainOf = tellingOf(calibration, usual);
  let best: SweatMapView['fill'] = null;
  let most = 0;
  for (const cell of cells) {
    const band = air[cell.air]!;
    if (cell.sessions.some(({ sessionId }) => weighed.has(sessionId)) || !isSensible(band, cell)) continue;
    const like = likeliest(cell, cells, fit, band);
    if (!like) continue;
    const gain = gainOf(asUsual(calibration, like));
    const why = cell.sessions.length > 0 ? 'never-weighed' : 'never-done';
    const worth = why === 'never-done' ? gain / WORTH_THE_WAY : gain;
    if (worth <= most) continue;
    best = { air: cell.air, effort: cell.effort, why, gain };
    most = worth;
  }
  return best;
}

function isSensible({ fromC, toC }: AirBand, { effort, sessions }: Cell): boolean {
  if (fromC === null || fromC >= NOT_SENT_FROM_C) return false;
  if (effort === 'hard' && fromC >= NOT_HARD_FROM_C) return false;
  return sessions.length > 0 || (toC !== null && fromC >= NOT_SENT_BELOW_C);
}

/** What a session there would be like: as one done there, or as one done next to it, in that air. */
function likeliest(
  cell: Cell,
  cells: readonly Cell[],
  fit: (cell: Cell) => Comparison[],
  { fromC, toC }: AirBand,
): Comparison | null {
  if (cell.sessions.length > 0) {
    const own = fit(cell);
    return own.length > 0 ? middleOf(own) : null;
  }
  const near = cells.filter((other) => distance(cell, other) === 1).flatMap(fit);
  if (near.length === 0 || fromC === null || toC === null) return null;
  return { ...middleOf(near), airC: (fromC + toC) / 2 };
}

function distance(one: Cell, other: Cell): number {
  const efforts = EFFORT_BANDS.indexOf(one.effort) - EFFORT_BANDS.indexOf(other.effort);
  return Math.abs(one.air - other.air) + Math.abs(efforts);
}
