import type { SquadRow } from './row.js';
import { boardRows } from './board.rows.js';
import { fileRows } from './file.rows.js';
import { planRows } from './plans.rows.js';
import { stationRows } from './station.rows.js';
import { teamRows } from './teams.rows.js';

/** By which coaches come to athletes. */
export const SQUAD: readonly SquadRow[] = [
  ...teamRows,
  ...boardRows,
  ...fileRows,
  ...planRows,
  ...stationRows,
];
