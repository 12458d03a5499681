import type { Marked } from './scene.js';
import type { Shown, SquadRow } from './row.js';
import type { Answer } from './visits.js';

/** That they are in the team, and what they share, by its name. */
function onRoster(answer: Answer, { memberId }: Marked): Shown | null {
  const { members } = answer.json<{ members: { id: string }[] }>();
  return members.some(({ id }) => id === memberId) ? {} : null;
}

export const teamRows: readonly SquadRow[] = [
  { route: 'GET /api/v1/teams/:id/roster', of: 'squad', groups: [], look: null, reads: onRoster },
  {
    ...{ route: 'GET /api/v1/teams/:id/members/:memberId/notes', of: 'member', groups: [], look: null },
    reads: ({ statusCode }) => (statusCode === 200 ? {} : null),
  },
];
