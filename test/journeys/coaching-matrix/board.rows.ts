import type { ShareGroup } from '#src/teams/share-group';
import type { Marked } from './scene.js';
import type { Shown, SquadRow } from './row.js';
import type { Answer } from './visits.js';

interface Group {
  state: string;
  values: object | null;
}
/** As board and page tell of one athlete; anything else in it would be a surprise. */
interface Told {
  memberId: string;
  training: Group;
  sweat: Group;
  weighIns: Group;
  coverage: Group;
  talk: Group;
  sessions?: object[];
}
const ALL: readonly ShareGroup[] = ['sessions', 'weigh-ins', 'coverage', 'check-ins'];

function shownIn({ training, sweat, weighIns, coverage, talk, sessions = [] }: Told): Shown {
  const has = (...groups: Group[]) => groups.some(({ values }) => values !== null);
  return {
    sessions: has(training, sweat) || sessions.length > 0,
    'weigh-ins': has(weighIns),
    coverage: has(coverage),
    'check-ins': has(talk),
  };
}

function onBoard(answer: Answer, { memberId }: Marked): Shown | null {
  const { rows } = answer.json<{ rows: Told[] }>();
  const row = rows.find((one) => one.memberId === memberId);
  return row ? shownIn(row) : null;
}

/**
 * Whether there is more than its source shares is a yes or no, and all that Strava’s rows may change: where there is, nothing is
 * said of heat and load, and nothing goes into an average.
 */
function withoutHints(body: string): string {
  return body
    .replaceAll('"state":"not-shared-by-its-source"', '"state":"not-known-yet"')
    .replaceAll(/"(isWithoutSome|isLoadWithoutSome)":true/g, '"$1":false')
    .replaceAll(/"acclimatisation":(null|"\w+")/g, '"acclimatisation"')
    .replace(/"averages":\{.*?\}\}/, '"averages"');
}

export const boardRows: readonly SquadRow[] = [
  ...(['7', '28'] as const).map((days): SquadRow => ({
    ...{ route: 'GET /api/v1/teams/:id/board', of: 'squad', groups: ALL, look: 'board' },
    ask: () => ({ query: { days } }),
    reads: onBoard,
    withoutHints,
  })),
  {
    ...{ route: 'GET /api/v1/teams/:id/members/:memberId', of: 'member', groups: ALL, look: 'athlete' },
    reads: (answer) => (answer.statusCode === 200 ? shownIn(answer.json<Told>()) : null),
    withoutHints,
  },
];
