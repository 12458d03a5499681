import type { Row } from './row.js';
import { theSession } from './sessions.rows.js';
import type { Stage } from './stage.js';

/** The session with its load made. */
async function loaded(stage: Stage): Promise<string> {
  const id = await theSession(stage);
  return stage.once('load', async () => {
    await stage.work();
    return id;
  });
}

export const rows: Row[] = [
  {
    route: 'GET /api/v1/training-load',
    letsIn: 'signed-in',
    token: 'sessions:read',
    ask: () => ({ query: { from: '2026-04-01', to: '2026-04-30' } }),
  },
  { route: 'GET /api/v1/sessions/:id/load', letsIn: 'owner', token: 'sessions:read', thing: loaded },
  { route: 'GET /api/v1/sessions/:id/effort', letsIn: 'owner', token: 'sessions:read', thing: theSession },
  {
    route: 'PUT /api/v1/sessions/:id/effort',
    letsIn: 'owner',
    token: 'sessions:write',
    thing: theSession,
    ask: () => ({ body: { rpe: 6 } }),
  },
  {
    route: 'DELETE /api/v1/sessions/:id/effort',
    letsIn: 'owner',
    token: 'sessions:write',
    thing: theSession,
  },
  { route: 'GET /api/v1/raised-pulse', letsIn: 'signed-in', token: 'never' },
  { route: 'GET /api/v1/ledger/factors', letsIn: 'signed-in', token: 'never' },
];
