import { newId } from '#src/kernel/ids';
import { OwnWeighings } from '#src/weighing/own-weighings';
import { WeighingForm } from '#src/weighing/weighings.shapes';
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

/** About 1.4 litres of sweat. */
const WEIGHED = { preKg: 70, postKg: 69.1, drinkKg: 0.6, sure: true };

const weighed = ({ clock }: Stage) => ({ before: { at: clock.now().toISOString(), kg: 70 } });

async function aWeighing(stage: Stage): Promise<string> {
  const form = WeighingForm.parse(weighed(stage));
  return (await stage.get(OwnWeighings).put(stage.people.owner.athleteId, newId(), form)).id;
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
  { route: 'GET /api/v1/weigh-ins', letsIn: 'signed-in', token: 'sessions:read' },
  { route: 'GET /api/v1/weigh-ins/next', letsIn: 'signed-in', token: 'sessions:read' },
  { route: 'GET /api/v1/weighings', letsIn: 'signed-in', token: 'sessions:read' },
  {
    route: 'PUT /api/v1/weighings/:id',
    letsIn: 'signed-in', // each has names of their own for what they weighed
    token: 'sessions:write',
    ask: (stage) => ({ params: { id: newId() }, body: weighed(stage) }),
  },
  { route: 'DELETE /api/v1/weighings/:id', letsIn: 'owner', token: 'sessions:write', thing: aWeighing },
  { route: 'GET /api/v1/sweat-factor', letsIn: 'signed-in', token: 'sessions:read' },
  { route: 'GET /api/v1/sweat-map', letsIn: 'signed-in', token: 'sessions:read' },
  { route: 'GET /api/v1/sweat-factor/history', letsIn: 'signed-in', token: 'sessions:read' },
  { route: 'GET /api/v1/sweat-accuracy', letsIn: 'signed-in', token: 'sessions:read' },
  { route: 'GET /api/v1/heat-acclimatisation', letsIn: 'signed-in', token: 'sessions:read' },
  { route: 'GET /api/v1/sessions/:id/weigh-in', letsIn: 'owner', token: 'sessions:read', thing: estimated },
  {
    route: 'PUT /api/v1/sessions/:id/weigh-in',
    letsIn: 'owner',
    token: 'sessions:write',
    thing: estimated,
    ask: () => ({ body: WEIGHED }),
  },
  {
    route: 'DELETE /api/v1/sessions/:id/weigh-in',
    letsIn: 'owner',
    token: 'sessions:write',
    thing: estimated,
  },
  { route: 'GET /api/v1/sessions/:id/estimate', letsIn: 'owner', token: 'sessions:read', thing: estimated },
  { route: 'GET /api/v1/sessions/:id/drivers', letsIn: 'owner', token: 'sessions:read', thing: estimated },
];
