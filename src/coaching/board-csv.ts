import type { Board, BoardRow, Range } from '#src/coaching/board.shapes';
import { type Cell, csvText, type Separator } from '#src/coaching/csv-text';

/** A column: what it is called, with its unit, and what stands in it of a row of the board. */
type Column = readonly [name: string, of: (row: BoardRow, board: Board) => Cell];

const ENDS = ['low', 'mid', 'high'] as const;

/** A figure with its range is three columns: none of them is ever there without the others. */
function range(name: string, unit: string, of: (row: BoardRow) => Range | null | undefined): Column[] {
  return ENDS.map((end) => [`${name}_${end}_${unit}`, (row) => of(row)?.[end] ?? null]);
}

const COLUMNS: readonly Column[] = [
  ['name', ({ name }) => name],
  ['from', (_, { from }) => from],
  ['to', (_, { to }) => to],
  ['training', ({ training }) => training.state],
  ['training_more_not_shared_by_its_source', ({ training }) => training.isWithoutSome],
  ['last_session_day', ({ training }) => training.values?.lastDay ?? null],
  ['sessions', ({ training }) => training.values?.sessions ?? null],
  ['in_motion_min', ({ training }) => training.values?.minutes ?? null],
  ['hot_sessions', ({ training }) => training.values?.hotSessions ?? null],
  ['acclimatisation', ({ training }) => training.values?.acclimatisation ?? null],
  ['load_7_days_beside_28', ({ training }) => training.values?.load ?? null],
  ['sweat', ({ sweat }) => sweat.state],
  ['sweat_more_not_shared_by_its_source', ({ sweat }) => sweat.isWithoutSome],
  ...range('sweat', 'l', ({ sweat }) => sweat.values?.litres),
  ['sessions_without_estimate', ({ sweat }) => sweat.values?.sessionsWithoutEstimate ?? null],
  ['dearest_day', ({ sweat }) => sweat.values?.dearest.day ?? null],
  ...range('dearest_day_sweat', 'l', ({ sweat }) => sweat.values?.dearest.litres),
  ...range('dearest_day_sweat', 'pct_of_body_mass', ({ sweat }) => sweat.values?.dearest.pct),
  ['weigh_ins', ({ weighIns }) => weighIns.state],
  ['weigh_ins_more_not_shared_by_its_source', ({ weighIns }) => weighIns.isWithoutSome],
  ['weighings', ({ weighIns }) => weighIns.values?.weighings ?? null],
  ['latest_weighing_day', ({ weighIns }) => weighIns.values?.latest.day ?? null],
  ['latest_weighing_change_pct', ({ weighIns }) => weighIns.values?.latest.changePct ?? null],
  ...range('latest_weighing_sweat', 'l', ({ weighIns }) => weighIns.values?.latest.litres),
  ['latest_weighing_drank_more', ({ weighIns }) => weighIns.values?.latest.drankMore ?? null],
  ['coverage', ({ coverage }) => coverage.state],
  ['coverage_word', ({ coverage }) => coverage.values?.word ?? null],
  ...range('coverage', 'pct_of_need', ({ coverage }) => coverage.values?.pct),
  ['coverage_days_noted', ({ coverage }) => coverage.values?.loggedDays ?? null],
  ['coverage_days_needed', ({ coverage }) => coverage.values?.neededDays ?? null],
  ['word', ({ talk }) => talk.state],
  ['word_said', ({ talk }) => talk.values?.wish ?? null],
  ['word_said_day', ({ talk }) => talk.values?.day ?? null],
  ['to_look_at', (row, board) => reasons(row, board)],
];

/** The board as a file: whatever it does not show is not in it, and what is grey there is an empty cell here. */
export function boardCsv(board: Board, separator: Separator): string {
  const rows = board.rows.map((row) => COLUMNS.map(([, of]) => of(row, board)));
  return csvText(
    COLUMNS.map(([name]) => name),
    rows,
    separator,
  );
}

function reasons({ memberId }: BoardRow, { toLookAt }: Board): string | null {
  const found = toLookAt.find((one) => one.memberId === memberId);
  return found ? found.reasons.map(({ code }) => code).join(' ') : null;
}
