import { parse } from 'csv-parse/sync';
import type { Marked } from './scene.js';
import type { Shown, SquadRow } from './row.js';
import type { Answer } from './visits.js';

const cellsOf = (body: string): string[][] => parse(body, { bom: true });

/** Whether any cell of theirs has something in these columns. */
function inFile({ body }: Answer, { name }: Marked): Shown | null {
  const [columns = [], ...lines] = cellsOf(body);
  const line = lines.find(([first]) => first === name);
  if (!line) return null;
  const has = (...of: string[]) => of.some((column) => line[columns.indexOf(column)] !== '');
  return {
    sessions: has('last_session_day', 'in_motion_min', 'sweat_mid_l', 'dearest_day'),
    'weigh-ins': has('weighings', 'latest_weighing_change_pct'),
    coverage: has('coverage_word', 'coverage_days_noted'),
    'check-ins': has('word_said', 'word_said_day'),
  };
}

function withoutHints(body: string): string {
  const [columns = [], ...lines] = cellsOf(body);
  const isHint = (at: number) => /_more_not_shared_by_its_source$|^acclimatisation$/.test(columns[at]!);
  const plain = lines.map((line) => line.map((cell, at) => (isHint(at) ? 'no' : cell)).join(','));
  return [columns.join(','), ...plain].join('\n').replaceAll(',not-shared-by-its-source', ',not-known-yet');
}

/** The board for spreadsheets. */
export const fileRows: readonly SquadRow[] = [
  {
    ...{ route: 'GET /api/v1/teams/:id/board.csv', of: 'squad', look: 'file' },
    groups: ['sessions', 'weigh-ins', 'coverage', 'check-ins'],
    ask: () => ({ query: { days: '28' } }),
    reads: inFile,
    withoutHints,
  },
];
