import type { Row } from './row.js';
import { theSession } from './sessions.rows.js';

/** Sessions, and what was told of food and body. */
const BOTH = ['sessions:read', 'profile:read'] as const;
const query = { from: '2026-05-01', to: '2026-05-28', by: 'week' };

export const rows: Row[] = [
  { route: 'GET /api/v1/coverage', letsIn: 'signed-in', token: BOTH },
  {
    route: 'GET /api/v1/coverage/days',
    letsIn: 'signed-in',
    token: BOTH,
    ask: () => ({ query }),
  },
  {
    route: 'PUT /api/v1/coverage/reference',
    letsIn: 'signed-in',
    token: 'profile:write',
    ask: () => ({ body: { authority: 'efsa-2015' } }),
  },
  {
    route: 'GET /api/v1/sessions/:id/food-equivalent',
    letsIn: 'owner',
    token: BOTH,
    thing: theSession,
  },
];
