import { Intake } from '#src/sessions/intake';
import { aFitFile } from '../../support/fit-file.js';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

let made = 0;

/** A session of the owner's, another each time. */
export async function aSession(stage: Stage): Promise<string> {
  const startedAt = new Date(Date.UTC(2026, 3, 1 + ++made, 7));
  const file = { name: 'ride.fit', bytes: aFitFile({ startedAt, minutes: 5 }) };
  const { sessionId } = await stage.get(Intake).take(stage.people.owner.athleteId, file);
  return sessionId;
}

/** One that stays. */
export const theSession = (stage: Stage) => stage.once('session', () => aSession(stage));

export const rows: Row[] = [
  { route: 'GET /api/v1/sessions', letsIn: 'signed-in', token: 'sessions:read' },
  {
    route: 'POST /api/v1/sessions/files',
    letsIn: 'signed-in',
    token: 'sessions:write',
    ask: () => ({ file: aFitFile({ minutes: 5 }) }),
  },
  { route: 'GET /api/v1/sessions/:id', letsIn: 'owner', token: 'sessions:read', thing: theSession },
  { route: 'GET /api/v1/sessions/:id/streams', letsIn: 'owner', token: 'sessions:read', thing: theSession },
  { route: 'GET /api/v1/sessions/:id/track', letsIn: 'owner', token: 'never', thing: theSession },
  {
    route: 'POST /api/v1/sessions/:id/same-as',
    letsIn: 'owner',
    token: 'sessions:write',
    thing: theSession,
    ask: () => ({ body: { answer: 'different' } }),
    through: 'sessions.nothing-asked',
  },
  { route: 'GET /api/v1/sessions/:id/told', letsIn: 'owner', token: 'sessions:read', thing: theSession },
  {
    route: 'PUT /api/v1/sessions/:id/told',
    letsIn: 'owner',
    token: 'sessions:write',
    thing: theSession,
    ask: () => ({ body: { indoor: true } }),
  },
  { route: 'DELETE /api/v1/sessions/:id/told', letsIn: 'owner', token: 'sessions:write', thing: theSession },
  { route: 'DELETE /api/v1/sessions/:id', letsIn: 'owner', token: 'sessions:write', thing: aSession },
];
