import type { Row } from './row.js';
import { theSession } from './sessions.rows.js';
import type { Stage } from './stage.js';

/** The session with its estimate made. */
async function estimated(stage: Stage): Promise<string> {
  const id = await theSession(stage);
  return stage.once('estimate', async () => {
    await stage.work();
    return id;
  });
}

export const rows: Row[] = [
  {
    route: 'GET /api/v1/estimates',
    letsIn: 'owner',
    token: 'sessions:read',
    thing: estimated,
    ask: (_, id) => ({ query: { sessionIds: id } }),
    missing: 200, // without an estimate of it
  },
  { route: 'GET /api/v1/sessions/:id/estimate', letsIn: 'owner', token: 'sessions:read', thing: estimated },
  { route: 'GET /api/v1/sessions/:id/drivers', letsIn: 'owner', token: 'sessions:read', thing: estimated },
];
